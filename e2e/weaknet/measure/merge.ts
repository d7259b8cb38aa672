import { FRAME, RATE } from "../sound/features.ts";
import { toRecording, type Chunk, type Recording } from "../sound/recording.ts";

const MS_PER_FRAME = 10;

/**
 * What a listener hears from one speaker over all connections: the newest that has sound in it, since a page that made a fresh connection
 * plays that one. Null when nothing was ever recorded.
 */
export function mergeTracks(tracks: readonly (readonly Chunk[])[]): Recording | null {
  const recordings = tracks.filter((chunks) => chunks.length > 0).map(toRecording);
  if (recordings.length === 0) return null;
  const starts = recordings.map(({ wallOf }) => wallOf(0));
  const start = Math.min(...starts);
  const frameAt = (wall: number) => Math.round((wall - start) / MS_PER_FRAME);
  const lengthOf = ({ samples }: Recording) => Math.floor(samples.length / FRAME);
  const ends = recordings.map((each, i) => frameAt(starts[i]!) + lengthOf(each));
  const merged = new Int16Array(Math.max(...ends) * FRAME);
  for (const [i, recording] of recordings.entries()) {
    const first = frameAt(starts[i]!);
    for (let frame = 0; frame < lengthOf(recording); frame++) {
      const sound = recording.samples.subarray(frame * FRAME, (frame + 1) * FRAME);
      if (sound.some((sample) => sample !== 0)) merged.set(sound, (first + frame) * FRAME);
    }
  }
  const msPerSample = 1000 / RATE;
  return { samples: merged, wallOf: (frame) => start + frame * FRAME * msPerSample };
}
