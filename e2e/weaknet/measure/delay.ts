import { quantile } from "../sound/quantile.ts";
import type { Aligned } from "./aligned.ts";

const SURE = 0.7;
const EVERY_FRAMES = 50;
/** Two clocks of one machine may disagree by this much. */
const SLACK_MS = 60;

/** Mouth to ear: half of the speech took no longer. NaN when it cannot be told. */
export function delay(said: Aligned, heard: Aligned, loop: number): number {
  const spokenAt = occurrences(said, loop);
  const delays: number[] = [];
  for (let frame = 0; frame < heard.features.frames; frame += EVERY_FRAMES) {
    if (heard.alignment.likeness[frame]! < SURE) continue;
    const now = heard.recording.wallOf(frame);
    const before = spokenAt(heard.alignment.position[frame]!).filter((at) => at < now + SLACK_MS);
    if (before.length > 0) delays.push(now - Math.max(...before));
  }
  return quantile(delays, 0.5);
}

/** When each frame of the loop was said. A microphone does not stretch time, but for a frame now and then. */
function occurrences({ alignment, recording, features }: Aligned, loop: number) {
  const times = new Map<number, number[]>();
  for (let frame = 0; frame < features.frames; frame++) {
    const position = alignment.position[frame]!;
    const at = times.get(position) ?? [];
    at.push(recording.wallOf(frame));
    times.set(position, at);
  }
  return (position: number): number[] => {
    for (const by of [0, 1, -1, 2, -2]) {
      const at = times.get((position + by + loop) % loop);
      if (at) return at;
    }
    return [];
  };
}
