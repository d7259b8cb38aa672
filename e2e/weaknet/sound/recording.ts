import { FRAME, RATE } from "./features.ts";

/** A piece of sound from a page: the samples, and the wall clock when the page had them. */
export interface Chunk {
  readonly arrivedAt: number;
  readonly samples: Int16Array;
}

/** All of one track that was recorded. */
export interface Recording {
  readonly samples: Int16Array;
  /** The wall clock at the beginning of a frame. */
  readonly wallOf: (frame: number) => number;
}

/** Chunks come late now and then, never early: those that came soonest around a frame tell its time. */
export function toRecording(chunks: readonly Chunk[]): Recording {
  const samples = new Int16Array(chunks.reduce((sum, chunk) => sum + chunk.samples.length, 0));
  const ends: { readonly sample: number; readonly startedAt: number }[] = [];
  let end = 0;
  for (const chunk of chunks) {
    samples.set(chunk.samples, end);
    end += chunk.samples.length;
    ends.push({ sample: end, startedAt: chunk.arrivedAt - (end / RATE) * 1000 });
  }
  const chunkLength = chunks[0]?.samples.length ?? 1;
  return {
    samples,
    wallOf: (frame) => {
      const sample = frame * FRAME;
      const near = Math.min(ends.length - 1, Math.floor(sample / chunkLength));
      const around = ends.slice(Math.max(0, near - 20), near + 20);
      return Math.min(...around.map(({ startedAt }) => startedAt)) + (sample / RATE) * 1000;
    },
  };
}
