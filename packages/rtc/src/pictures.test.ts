import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Pictures } from "./pictures.ts";
import { FakeMediaStream, fakeTrack } from "./testing/fake-track.ts";
import { seatOf } from "./testing/people.ts";

beforeEach(() => void vi.stubGlobal("MediaStream", FakeMediaStream));
afterEach(() => void vi.unstubAllGlobals());

const anna = seatOf("anna");
const boris = seatOf("boris");

it("[PI1] a picture is the same stream as long as its track is the same", () => {
  const pictures = new Pictures();
  const track = fakeTrack("video");
  pictures.set(anna, "camera", track);
  const stream = pictures.get(anna, "camera");
  expect(stream?.getTracks()).toEqual([track]);
  pictures.set(anna, "camera", track);
  expect(pictures.get(anna, "camera")).toBe(stream);
});

it("[PI2] another track is another stream", () => {
  const pictures = new Pictures();
  const [first, second] = [fakeTrack("video"), fakeTrack("video")];
  pictures.set("self", "camera", first);
  const stream = pictures.get("self", "camera");
  pictures.set("self", "camera", second);
  expect(pictures.get("self", "camera")).not.toBe(stream);
  expect(pictures.get("self", "camera")?.getTracks()[0]).toBe(second);
});

it("[PI3] no track is no picture", () => {
  const pictures = new Pictures();
  expect(pictures.get(anna, "screen")).toBeNull();
  pictures.set(anna, "screen", fakeTrack("video"));
  pictures.set(anna, "screen", null);
  expect(pictures.get(anna, "screen")).toBeNull();
});

it("[PI4] who is forgotten has no pictures, and everybody else keeps theirs", () => {
  const pictures = new Pictures();
  for (const owner of [anna, boris, "self"] as const) {
    pictures.set(owner, "camera", fakeTrack("video"));
    pictures.set(owner, "screen", fakeTrack("video"));
  }
  pictures.forget(anna);
  expect([pictures.get(anna, "camera"), pictures.get(anna, "screen")]).toEqual([null, null]);
  for (const owner of [boris, "self"] as const) {
    expect(pictures.get(owner, "camera")).not.toBeNull();
    expect(pictures.get(owner, "screen")).not.toBeNull();
  }
});
