import type { Frames } from "./level-loop.ts";

export const browserFrames: Frames = {
  next: (draw) => {
    const id = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(id);
  },
};
