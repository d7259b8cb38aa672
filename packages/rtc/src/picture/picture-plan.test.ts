import { expect, it } from "vitest";
import { samePlan, toPicturePlan, type PictureWishes } from "./picture-plan.ts";
import type { PictureStatus, PictureStep } from "./picture-status.ts";

const on = (step: PictureStep): PictureStatus => ({
  kind: "on",
  step,
  since: 0,
  startedAt: 0,
  badSince: null,
  tries: 0,
  falls: 0,
});
const plan = (parts: Partial<PictureWishes> = {}) =>
  toPicturePlan({
    status: on("full"),
    others: 1,
    has: { camera: true, screen: false },
    view: { camera: 8_192, screen: 8_192 },
    ...parts,
  });

it("[PL1] a picture that waits or is off is not sent", () => {
  const nothing = { camera: null, screen: null };
  expect(plan({ status: { kind: "waiting", cleanSince: null } })).toEqual(nothing);
  expect(plan({ status: { kind: "off", cleanSince: 0, tries: 0 } })).toEqual(nothing);
});

it("[PL2] each lower step takes less", () => {
  const rates = (["full", "smaller", "small", "thumbnail"] as const).map(
    (step) => plan({ status: on(step) }).camera?.maxBitrate ?? 0,
  );
  expect(rates).toEqual([...new Set(rates)].sort((a, b) => b - a));
  expect(plan({ status: on("thumbnail") }).camera?.maxFramerate).toBe(5);
});

it("[PL3] the more others there are, the less each is sent", () => {
  const widths = [1, 2, 3, 4, 5, 7].map((others) => plan({ others }).camera?.width);
  expect(widths).toEqual([640, 640, 480, 480, 320, 320]);
});

it("[PL4] nothing is sent that nobody looks at, and nothing larger than it is shown", () => {
  expect(plan({ view: { camera: 0, screen: 0 } }).camera).toBeNull();
  const tile = plan({ view: { camera: 160, screen: 0 } }).camera;
  expect(tile?.width).toBe(160);
  expect(tile?.maxBitrate).toBeLessThan(150_000);
});

it("[PL5] beside a screen the face is a thumbnail, and gives way to it", () => {
  const has = { camera: true, screen: true };
  expect(plan({ has }).camera).toEqual(plan({ status: on("thumbnail") }).camera);
  expect(plan({ has }).screen?.width).toBe(1_920);
  expect(plan({ has, status: on("thumbnail") }).camera).toBeNull();
  expect(plan({ has, view: { camera: 640, screen: 0 } }).camera?.width).toBe(640);
});

it("[PL6] two plans are the same when all of them is", () => {
  expect(samePlan(plan(), plan())).toBe(true);
  expect(samePlan(plan(), plan({ others: 3 }))).toBe(false);
  expect(samePlan(plan(), plan({ has: { camera: false, screen: false } }))).toBe(false);
});
