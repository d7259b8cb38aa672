import { fourier } from "./spectrum.ts";

/** Samples in a second of everything that is compared. */
export const RATE = 16_000;
/** A frame is 10 ms. */
export const FRAME = 160;
const WINDOW = 400;
const POINTS = 512;
export const BANDS = 15;

/** What a recording sounds like, 10 ms after 10 ms. Levels in dB below full scale. */
export interface Features {
  readonly frames: number;
  /** Of 25 ms from here. */
  readonly level: Float32Array;
  /** Of 10 ms from here. */
  readonly shortLevel: Float32Array;
  /** Strength in 15 bands of a third of an octave. */
  readonly bands: readonly Float32Array[];
}

const HANN = Float64Array.from(
  { length: WINDOW },
  (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / WINDOW),
);
const EDGES = Array.from({ length: BANDS }, (_, k) => {
  const centre = 150 * 2 ** (k / 3);
  const bin = (frequency: number) => Math.ceil((frequency * POINTS) / RATE);
  const low = bin(centre * 2 ** (-1 / 6));
  return [low, Math.max(bin(centre * 2 ** (1 / 6)), low + 1)] as const;
});
const decibel = (power: number) => 10 * Math.log10(power + 1e-10);

/** `loop`: what comes after the end is the beginning. */
export function features(samples: Int16Array, loop = false): Features {
  const frames = Math.max(0, Math.floor((samples.length - (loop ? 0 : WINDOW)) / FRAME));
  const level = new Float32Array(frames);
  const shortLevel = new Float32Array(frames);
  const bands = Array.from({ length: BANDS }, () => new Float32Array(frames));
  const [re, im] = [new Float64Array(POINTS), new Float64Array(POINTS)];
  for (let frame = 0; frame < frames; frame++) {
    re.fill(0);
    im.fill(0);
    let power = 0;
    for (let i = 0; i < WINDOW; i++) {
      const sample = samples[(frame * FRAME + i) % samples.length]! / 32_768;
      power += sample * sample;
      if (i === FRAME - 1) shortLevel[frame] = decibel(power / FRAME);
      re[i] = sample * HANN[i]!;
    }
    level[frame] = decibel(power / WINDOW);
    fourier(re, im);
    for (const [band, [low, high]] of EDGES.entries()) {
      let sum = 0;
      for (let bin = low; bin < high; bin++) sum += re[bin]! ** 2 + im[bin]! ** 2;
      bands[band]![frame] = Math.sqrt(sum);
    }
  }
  return { frames, level, shortLevel, bands };
}
