import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Speakers } from "./speakers.ts";
import { FakeAudio } from "./testing/fake-audio.ts";
import { FakeMediaStream, fakeTrack } from "./testing/fake-track.ts";
import { seatOf } from "./testing/people.ts";
import { settled } from "./testing/settled.ts";

beforeEach(() => {
  FakeAudio.reset();
  vi.stubGlobal("MediaStream", FakeMediaStream);
  vi.stubGlobal("Audio", FakeAudio);
});
afterEach(() => void vi.unstubAllGlobals());

const [anna, boris] = [seatOf("anna"), seatOf("boris")];

it("[SP1] each member has one element, also after a new connection", async () => {
  const speakers = new Speakers();
  speakers.play(anna, fakeTrack());
  speakers.play(boris, fakeTrack());
  speakers.play(anna, fakeTrack());
  await settled();
  expect(FakeAudio.made.map(({ playing }) => playing)).toEqual([true, true]);
  expect(speakers.sound.get()).toBe("playing");
});

it("[SP2] [TRAP34] a browser that wants a tap says so, and a tap plays everybody", async () => {
  const speakers = new Speakers();
  FakeAudio.refusal = new DOMException("", "NotAllowedError");
  speakers.play(anna, fakeTrack());
  speakers.play(boris, fakeTrack());
  await settled();
  expect(speakers.sound.get()).toBe("blocked");
  FakeAudio.refusal = null;
  speakers.unblock();
  await settled();
  expect(speakers.sound.get()).toBe("playing");
  expect(FakeAudio.made.map(({ playing }) => playing)).toEqual([true, true]);
});

it("[SP2] a tap that was not enough leaves it blocked", async () => {
  const speakers = new Speakers();
  FakeAudio.refusal = new DOMException("", "NotAllowedError");
  speakers.play(anna, fakeTrack());
  speakers.unblock();
  await settled();
  expect(speakers.sound.get()).toBe("blocked");
});

it("[SP3] an element that was replaced while it started is no reason for a tap", async () => {
  const speakers = new Speakers();
  FakeAudio.refusal = new DOMException("", "AbortError");
  speakers.play(anna, fakeTrack());
  await settled();
  expect(speakers.sound.get()).toBe("playing");
});

it("[SP4] who left is silent, and after close everybody is", async () => {
  const speakers = new Speakers();
  speakers.play(anna, fakeTrack());
  speakers.play(boris, fakeTrack());
  await settled();
  speakers.silence(anna);
  speakers.silence(anna);
  expect(FakeAudio.made.map(({ playing }) => playing)).toEqual([false, true]);
  speakers.close();
  expect(FakeAudio.made.map(({ srcObject }) => srcObject)).toEqual([null, null]);
});

it("[SK1] another loudspeaker is for everybody, also for who comes later", async () => {
  const speakers = new Speakers();
  speakers.play(anna, fakeTrack());
  speakers.choose("headset");
  speakers.play(boris, fakeTrack());
  await settled();
  expect(FakeAudio.made.map(({ sinkId }) => sinkId)).toEqual(["headset", "headset"]);
  speakers.choose(null);
  await settled();
  expect(FakeAudio.made.map(({ sinkId }) => sinkId)).toEqual(["", ""]);
});

it("[VO3] one is as loud as was chosen, also by a new element; silence is silence", () => {
  const speakers = new Speakers();
  speakers.setVolume(anna, 0.3);
  speakers.play(anna, fakeTrack());
  const [element] = FakeAudio.made;
  expect([element?.volume, element?.muted]).toEqual([0.3, false]);
  speakers.setVolume(anna, 0);
  expect(element?.muted).toBe(true);
  speakers.setVolume(anna, 1);
  expect([element?.volume, element?.muted]).toEqual([1, false]);
});

it("[VO4] whoever may not be heard is not, however loud they were made", () => {
  const speakers = new Speakers();
  speakers.play(anna, fakeTrack());
  speakers.allow(anna, false);
  speakers.setVolume(anna, 1);
  expect(FakeAudio.made[0]?.muted).toBe(true);
  speakers.allow(anna, true);
  expect(FakeAudio.made[0]?.muted).toBe(false);
});
