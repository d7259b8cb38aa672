import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LevelMeter } from "./level-meter.ts";
import { createCountedClock } from "./testing/counted-clock.ts";
import { FakeAudioContext } from "./testing/fake-audio-context.ts";
import { settled } from "./testing/settled.ts";
import { FakeMediaStream, fakeTrack } from "./testing/fake-track.ts";

beforeEach(() => {
  FakeAudioContext.reset();
  vi.stubGlobal("MediaStream", FakeMediaStream);
  vi.stubGlobal("AudioContext", FakeAudioContext);
});
afterEach(() => void vi.unstubAllGlobals());

function start() {
  const clock = createCountedClock();
  const meter = new LevelMeter(clock);
  const hears = (loudness: number, ms: number) => {
    FakeAudioContext.loudness = loudness;
    clock.advance(ms);
    return meter.level.get();
  };
  return { clock, meter, hears };
}

it("[LV6] follows the voice, and wakes a context that was suspended", () => {
  const { meter, hears } = start();
  meter.listen(fakeTrack());
  expect([hears(0.5, 100), hears(0.05, 100), hears(0.02, 100)]).toEqual([3, 2, 2]);
  expect(FakeAudioContext.made.map(({ state }) => state)).toEqual(["running"]);
});

it("[LV12] a phone call that has the sound stops the meter for as long as it lasts, and breaks nothing", async () => {
  const { meter, hears } = start();
  meter.listen(fakeTrack());
  const [context] = FakeAudioContext.made;
  context?.taken(true);
  hears(0, 100);
  await settled();
  expect(context?.state).toBe("interrupted");
  context?.taken(false);
  expect([hears(0.5, 100), context?.state]).toEqual([3, "running"]);
});

it("[LV7] a pause between words is not silence, 400 ms of it are", () => {
  const { meter, hears } = start();
  meter.listen(fakeTrack());
  expect([hears(0.05, 1_000), hears(0, 300), hears(0.05, 100)]).toEqual([2, 2, 2]);
  expect([hears(0, 300), hears(0, 100)]).toEqual([2, 0]);
});

it("[LV8] no track is silence, and another track takes the place of the first", () => {
  const { clock, meter, hears } = start();
  meter.listen(fakeTrack());
  hears(0.5, 100);
  meter.listen(fakeTrack());
  expect([meter.level.get(), clock.waiting()]).toEqual([0, 1]);
  hears(0.5, 100);
  meter.listen(null);
  expect([meter.level.get(), clock.waiting(), hears(0.5, 1_000)]).toEqual([0, 0, 0]);
  expect(FakeAudioContext.made.map(({ sources }) => sources)).toEqual([0]);
});

it("[LV9] close gives the audio context back and measures no more", () => {
  const { clock, meter } = start();
  meter.listen(fakeTrack());
  meter.close();
  meter.close();
  expect([FakeAudioContext.made[0]?.state, clock.waiting()]).toEqual(["closed", 0]);
});

it("[LV9] without WebAudio nobody is ever loud", () => {
  vi.unstubAllGlobals(); // Node has none
  const { clock, meter } = start();
  meter.listen(fakeTrack());
  expect([meter.level.get(), clock.waiting()]).toEqual([0, 0]);
});
