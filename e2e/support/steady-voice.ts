import { writeFileSync } from "node:fs";

const RATE = 48_000;
const SECONDS = 4;
const HEADER_BYTES = 44;

/**
 * Writes a WAV of a voice that never pauses: harmonics under a moving pitch, loud and less loud four times a
 * second. A browser sends it without a break, where it sends next to nothing between the beeps of its own.
 */
export function writeSteadyVoice(path: string): void {
  const samples = RATE * SECONDS;
  const wav = Buffer.alloc(HEADER_BYTES + samples * 2);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20); // plain samples
  wav.writeUInt16LE(1, 22); // of one channel
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(samples * 2, 40);
  let phase = 0;
  for (let n = 0; n < samples; n++) {
    const seconds = n / RATE;
    phase += (2 * Math.PI * (150 + 40 * Math.sin(2 * Math.PI * 1.5 * seconds))) / RATE;
    const loudness = 0.65 + 0.35 * Math.sin(2 * Math.PI * 4 * seconds);
    wav.writeInt16LE(Math.round(6_000 * loudness * tone(phase)), HEADER_BYTES + n * 2);
  }
  writeFileSync(path, wav);
}

const tone = (phase: number): number =>
  [1, 2, 3, 5, 8].reduce((sum, harmonic) => sum + Math.sin(phase * harmonic) / harmonic, 0);
