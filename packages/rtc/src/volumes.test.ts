import { MemberId } from "@efir/protocol";
import * as v from "valibot";
import { afterEach, expect, it, vi } from "vitest";
import { FakeAudio } from "./testing/fake-audio.ts";
import { createVolumes } from "./volumes.ts";

const anna = v.parse(MemberId, "anna");
afterEach(() => void vi.unstubAllGlobals());

it("[VO1] everybody is as loud as they are, until it is said otherwise, and never louder", () => {
  const volumes = createVolumes();
  expect(volumes.of.get().get(anna)).toBeUndefined();
  volumes.set(anna, 0.4);
  expect(volumes.of.get().get(anna)).toBe(0.4);
  volumes.set(anna, 7);
  expect(volumes.of.get().get(anna)).toBe(1);
  volumes.set(anna, -1);
  expect(volumes.of.get().get(anna)).toBe(0);
});

it("[VO2] where the browser keeps loudness to itself, or has no sound, it is said", () => {
  expect(createVolumes().maySet).toBe(false);
  vi.stubGlobal("Audio", FakeAudio);
  expect(createVolumes().maySet).toBe(true);
  const asOnIos = new Proxy({ volume: 1 }, { set: () => true });
  vi.stubGlobal("Audio", function () {
    return asOnIos;
  });
  expect(createVolumes().maySet).toBe(false);
});

it("[VO6] a place is within what ears can tell, and all places are told at once", () => {
  const volumes = createVolumes();
  volumes.setPlaces(new Map([[anna, { gain: 3, pan: -7 }]]));
  expect(volumes.places.get().get(anna)).toEqual({ gain: 1, pan: -1 });
  volumes.setPlaces(new Map());
  expect(volumes.places.get().size).toBe(0);
});
