const RATE = 22_050;
const NOTES_HZ = [523, 659, 784] as const;
const NOTE_SECONDS = 0.18;
const HEADER_BYTES = 44;
const LOUDNESS = 0.35;

/** Three rising notes as a WAV file: short, friendly, and nothing to download. */
export function chime(): Blob {
  const perNote = Math.round(RATE * NOTE_SECONDS);
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + NOTES_HZ.length * perNote * 2));
  writeHeader(view);
  for (const [place, hertz] of NOTES_HZ.entries()) {
    for (let n = 0; n < perNote; n++) {
      const fade = Math.sin((Math.PI * n) / perNote); // in and out, so that nothing clicks
      const sample = Math.sin((2 * Math.PI * hertz * n) / RATE) * fade * LOUDNESS;
      view.setInt16(HEADER_BYTES + (place * perNote + n) * 2, sample * 0x7fff, true);
    }
  }
  return new Blob([view.buffer], { type: "audio/wav" });
}

/** http://soundfile.sapp.org/doc/WaveFormat: 16 bits, one channel. */
function writeHeader(view: DataView): void {
  const text = (at: number, letters: string) => {
    for (let n = 0; n < letters.length; n++) view.setUint8(at + n, letters.charCodeAt(n));
  };
  text(0, "RIFF");
  view.setUint32(4, view.byteLength - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, view.byteLength - HEADER_BYTES, true);
}
