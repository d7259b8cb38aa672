import type { Clock } from "@efir/kit";
import type { Frames } from "./level-loop.ts";

export const APART_MS = {
  /** So long the way from one level to the next takes (motion.css): the next one begins where it ends. */
  few: 200,
  /** The others do not glide there, so it may take as long as a slow phone needs: each second time the list changes with it. */
  crowd: 300,
};

/** `requestAnimationFrame` and its undoing. */
const screenFrames: Frames = {
  next: (draw) => {
    const id = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(id);
  },
};

export interface CalmFramesOptions {
  readonly clock: Pick<Clock, "now" | "after">;
  readonly frames?: Frames;
  readonly apartMs?: () => number;
}

/**
 * Frames with a pause between them. Whatever changes meanwhile is drawn together: of 25 voices one changes all the time, and each
 * frame costs a slow phone as much with one change as with ten.
 */
export function createCalmFrames({
  clock,
  frames = screenFrames,
  apartMs = () => APART_MS.few,
}: CalmFramesOptions): Frames {
  let lastAt = -Infinity;
  return {
    next: (draw) => {
      const drawNow = () => {
        lastAt = clock.now();
        draw();
      };
      const waitMs = lastAt + apartMs() - clock.now();
      if (waitMs <= 0) return frames.next(drawNow);
      let cancel = clock.after(waitMs, () => {
        cancel = frames.next(drawNow);
      });
      return () => cancel();
    },
  };
}

/** However often it is asked for, a frame does it once: a page that is hidden has none for hours. */
export function onceAFrame(frames: Frames, act: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    frames.next(() => {
      isDue = false;
      act();
    });
  };
}
