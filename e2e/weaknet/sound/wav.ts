import { readFileSync } from "node:fs";

/** The samples of a 16-bit mono WAV file. */
export function readWav(path: string): Int16Array {
  const bytes = readFileSync(path);
  let at = 12; // past RIFF, size, WAVE
  while (at < bytes.length) {
    const id = bytes.toString("latin1", at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    if (id === "data") {
      const end = Math.min(at + 8 + size, bytes.length);
      return new Int16Array(bytes.buffer.slice(bytes.byteOffset + at + 8, bytes.byteOffset + end));
    }
    at += 8 + size + (size % 2);
  }
  throw new Error(`${path} has no sound in it`);
}
