import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LoudnessMeter } from "./loudness-meter.ts";
import { FakeAudioContext } from "./testing/fake-audio-context.ts";
import { FakeMediaStream, fakeTrack } from "./testing/fake-track.ts";

beforeEach(() => {
  FakeAudioContext.reset();
  vi.stubGlobal("MediaStream", FakeMediaStream);
  vi.stubGlobal("AudioContext", FakeAudioContext);
});
afterEach(() => void vi.unstubAllGlobals());

it("[LV20] says how loud it is when it is asked, and wakes a context that was suspended", () => {
  const meter = new LoudnessMeter();
  expect(meter.now()).toBe(0);
  meter.listen(fakeTrack());
  FakeAudioContext.loudness = 0.5;
  expect(meter.now()).toBeCloseTo(0.5);
  expect(FakeAudioContext.made.map(({ state }) => state)).toEqual(["running"]);
});

it("[LV21] hears one track at a time, nothing after close, and nothing where there is no WebAudio", () => {
  const meter = new LoudnessMeter();
  FakeAudioContext.loudness = 0.5;
  meter.listen(fakeTrack());
  meter.listen(fakeTrack());
  expect(FakeAudioContext.made[0]?.sources).toBe(1);
  meter.close();
  expect([meter.now(), FakeAudioContext.made[0]?.state]).toEqual([0, "closed"]);
  vi.stubGlobal("AudioContext", undefined);
  meter.listen(fakeTrack());
  expect(meter.now()).toBe(0);
});
