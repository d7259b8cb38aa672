import { seededRandom } from "@efir/kit";
import { expect, it } from "vitest";
import {
  FIRST_PICTURE,
  nextPicture,
  type PictureEvidence,
  type PictureStatus,
} from "./picture-status.ts";

const CLEAN = { bandwidth: 2_000_000, clean: true, bad: false };
const BAD = { clean: false, bad: true };
type Parts = Partial<PictureEvidence>;

/** A look every second; each entry holds for so many of them. */
function walk(...steps: readonly (readonly [seconds: number, parts: Parts])[]) {
  let at = 0;
  let status: PictureStatus = FIRST_PICTURE;
  for (const [seconds, parts] of steps) {
    for (let second = 0; second < seconds; second++) {
      at += 1_000;
      status = nextPicture(status, { ...CLEAN, ...parts, at });
    }
  }
  return status.kind === "on" ? status.step : status.kind;
}

it("[PX1] a picture waits until voice has flowed for 3 s, and begins small", () => {
  expect(walk([3, {}])).toBe("waiting");
  expect(walk([4, {}])).toBe("small");
  expect(walk([2, {}], [1, { clean: false }], [3, {}])).toBe("waiting");
});

it("[PX2] on a line that is bad before it began there is none, and that is known at once", () => {
  expect(walk([1, BAD])).toBe("off");
});

it("[PX3] it grows a step every 3 s while there is room for the next one", () => {
  expect(walk([7, {}])).toBe("smaller");
  expect(walk([10, {}])).toBe("full");
  expect(walk([30, { bandwidth: 400_000 }])).toBe("smaller");
});

it.each([
  [400_000, "full"],
  [300_000, "smaller"],
  [150_000, "small"],
  [50_000, "thumbnail"],
])("[PX4] with room for %d it goes down at once to %s", (bandwidth, step) => {
  expect(walk([30, {}], [1, { bandwidth }])).toBe(step);
});

it("[PX5] it is off after 1.5 s of trouble, or without room for the least one", () => {
  expect(walk([30, {}], [2, BAD])).toBe("full");
  expect(walk([30, {}], [3, BAD])).toBe("off");
  expect(walk([30, {}], [1, BAD], [1, {}], [2, BAD])).toBe("full");
  expect(walk([30, {}], [3, { bandwidth: 25_000 }])).toBe("off");
});

it("[PX6] it is tried again after 10, 20, 40 and 60 s, as a thumbnail", () => {
  const fails: readonly (readonly [number, Parts])[] = [
    [1, {}],
    [3, BAD],
  ];
  const off = [[1, BAD]] as const;
  expect(walk(...off, [9, {}])).toBe("off");
  expect(walk(...off, [10, {}])).toBe("thumbnail");
  const second = [...off, [9, {}], ...fails] as const;
  expect([walk(...second, [19, {}]), walk(...second, [20, {}])]).toEqual(["off", "thumbnail"]);
  const third = [...second, [19, {}], ...fails] as const;
  expect([walk(...third, [39, {}]), walk(...third, [40, {}])]).toEqual(["off", "thumbnail"]);
  const fourth = [...third, [39, {}], ...fails] as const;
  expect([walk(...fourth, [59, {}]), walk(...fourth, [60, {}])]).toEqual(["off", "thumbnail"]);
});

it("[PX6] trouble while it is off starts the wait anew, and a minute of picture forgives all", () => {
  expect(walk([1, BAD], [9, {}], [1, BAD], [9, {}])).toBe("off");
  expect(walk([1, BAD], [80, {}], [3, BAD], [10, {}])).toBe("thumbnail");
});

it("[PX7] where a browser tells no bandwidth, it stays as it began", () => {
  expect(walk([60, { bandwidth: null }])).toBe("small");
});

it("[PX8] it never goes up by more than a step, nor twice in 3 s", () => {
  const order = ["off", "waiting", "thumbnail", "small", "smaller", "full"];
  for (let seed = 1; seed <= 5; seed++) {
    const random = seededRandom(seed);
    let status: PictureStatus = FIRST_PICTURE;
    let before = "waiting";
    let upAt = -Infinity;
    for (let at = 0; at < 300_000; at += 1_000) {
      const bad = random() < 0.1;
      status = nextPicture(status, { at, bad, clean: !bad, bandwidth: random() * 2_000_000 });
      const now = status.kind === "on" ? status.step : status.kind;
      if (order.indexOf(now) > order.indexOf(before) && order.indexOf(before) >= 2) {
        expect(order.indexOf(now) - order.indexOf(before), `seed ${seed}`).toBe(1);
        expect(at - upAt, `seed ${seed}`).toBeGreaterThanOrEqual(3_000);
      }
      if (order.indexOf(now) > order.indexOf(before)) upAt = at;
      before = now;
    }
  }
});

it("[PX9] a browser that believes in no more than half as much again as is sent lets it grow again", () => {
  const sent = { off: 0, waiting: 0, thumbnail: 50_000, small: 160_000, smaller: 300_000 };
  let status: PictureStatus = FIRST_PICTURE;
  const steps: string[] = [];
  for (let at = 0; at < 60_000; at += 1_000) {
    const now = status.kind === "on" ? status.step : status.kind;
    if (steps.at(-1) !== now) steps.push(now);
    const believed = now === "full" ? 1_300_000 : 1.5 * sent[now];
    const bandwidth = at === 8_000 ? 40_000 : believed; // jitter, taken for a queue
    status = nextPicture(status, { ...CLEAN, at, bandwidth });
  }
  expect(steps).toEqual(["waiting", "small", "smaller", "thumbnail", "small", "smaller", "full"]);
});

it("[PX10] each fall doubles the wait for the next growth, until it has stood for a minute", () => {
  const grown = [10, { bandwidth: 300_000 }] as const;
  const fall = [1, { bandwidth: 100_000 }] as const;
  const stood = [70, { bandwidth: 100_000 }] as const;
  const soon = [4, { bandwidth: 300_000 }] as const;
  const later = [7, { bandwidth: 300_000 }] as const;
  expect(walk(grown, fall, soon)).toBe("small");
  expect(walk(grown, fall, later)).toBe("smaller");
  expect(walk(grown, fall, later, fall, later)).toBe("small");
  expect(walk(grown, fall, later, fall, stood, soon)).toBe("smaller");
});
