import { expect, it } from "vitest";
import { PictureCare } from "./picture-care.ts";

const CAMERA = { camera: true, screen: false };
const LOOK = { others: 1, has: CAMERA, bandwidth: 2_000_000, clean: true, bad: false };

it("[PX9] a picture is held back as long as a narrow way is guessed, and begins as always where the link is better", () => {
  const pictures = new PictureCare();
  pictures.guess(true);
  expect([pictures.status.kind, pictures.holdsBack("camera", CAMERA)]).toEqual(["off", true]);
  pictures.look({ ...LOOK, at: 1_000 });
  expect([pictures.status.kind, pictures.holdsBack("camera", CAMERA)]).toEqual(["waiting", false]);
  pictures.look({ ...LOOK, at: 4_000 });
  expect(pictures.plan.get().camera).not.toBeNull();
  pictures.guess(false);
  expect(pictures.plan.get().camera).not.toBeNull();
  pictures.guess(true);
  expect(pictures.plan.get().camera).toBeNull();
});
