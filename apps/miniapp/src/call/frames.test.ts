import { createManualClock } from "@efir/kit";
import { expect, it } from "vitest";
import { createCalmFrames, onceAFrame } from "./frames.ts";

function start(apartMs?: () => number) {
  const clock = createManualClock();
  let asked = 0;
  const frames = createCalmFrames({
    clock,
    ...(apartMs && { apartMs }),
    frames: {
      next: (draw) => {
        asked += 1;
        draw();
        return () => undefined;
      },
    },
  });
  return { clock, frames, asked: () => asked };
}

it("[RM43] the first change is drawn at once, the next one when that has been shown", () => {
  const { clock, frames, asked } = start();
  const drawn: number[] = [];
  frames.next(() => drawn.push(1));
  expect(drawn).toEqual([1]);
  frames.next(() => drawn.push(2));
  clock.advance(199);
  expect([drawn, asked()]).toEqual([[1], 1]);
  clock.advance(1);
  expect([drawn, asked()]).toEqual([[1, 2], 2]);
});

it("[RM43] the pause is as long as it has to be just then", () => {
  let apartMs = 280;
  const { clock, frames, asked } = start(() => apartMs);
  frames.next(() => undefined);
  frames.next(() => undefined);
  clock.advance(279);
  expect(asked()).toBe(1);
  clock.advance(1);
  expect(asked()).toBe(2);
  apartMs = 200;
  frames.next(() => undefined);
  clock.advance(200);
  expect(asked()).toBe(3);
});

it("[RM43] what is taken back while it waits is never drawn", () => {
  const { clock, frames, asked } = start();
  frames.next(() => undefined);
  frames.next(() => expect.unreachable())();
  clock.advance(1_000);
  expect(asked()).toBe(1);
});

it("[RM47] what is asked for many times while there is no frame is done once in the next", () => {
  const waiting: (() => void)[] = [];
  let done = 0;
  const ask = onceAFrame(
    {
      next: (draw) => {
        waiting.push(draw);
        return () => undefined;
      },
    },
    () => done++,
  );
  for (let n = 0; n < 9_000; n++) ask();
  for (const draw of waiting.splice(0)) draw();
  expect(done).toBe(1);
  ask();
  expect(waiting).toHaveLength(1);
});
