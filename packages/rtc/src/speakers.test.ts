import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Speakers } from "./speakers.ts";
import { FakeAudioContext } from "./testing/fake-audio-context.ts";
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
  speakers.setLoudness(anna, { volume: 0.3, place: null });
  speakers.play(anna, fakeTrack());
  const [element] = FakeAudio.made;
  expect([element?.volume, element?.muted]).toEqual([0.3, false]);
  speakers.setLoudness(anna, { volume: 0, place: null });
  expect(element?.muted).toBe(true);
  speakers.setLoudness(anna, { volume: 1, place: null });
  expect([element?.volume, element?.muted]).toEqual([1, false]);
});

it("[VO4] whoever may not be heard is not, however loud they were made", () => {
  const speakers = new Speakers();
  speakers.play(anna, fakeTrack());
  speakers.allow(anna, false);
  speakers.setLoudness(anna, { volume: 1, place: null });
  expect(FakeAudio.made[0]?.muted).toBe(true);
  speakers.allow(anna, true);
  expect(FakeAudio.made[0]?.muted).toBe(false);
});

const NEAR_LEFT = { gain: 0.5, pan: -1 };

describe("somebody who has a place", () => {
  beforeEach(() => {
    FakeAudioContext.reset();
    vi.stubGlobal("AudioContext", FakeAudioContext);
  });
  const heard = () => FakeAudioContext.made[0]?.played.map(({ gain, pan }) => [gain, pan]);
  const muted = () => FakeAudio.made.map((element) => element.muted);

  it("[VO7] is heard from there, and not from their element too", () => {
    const speakers = new Speakers();
    speakers.play(anna, fakeTrack());
    speakers.play(boris, fakeTrack());
    expect(FakeAudioContext.made).toEqual([]);
    speakers.setLoudness(anna, { volume: 0.5, place: NEAR_LEFT });
    FakeAudioContext.made[0]?.becomes("running");
    expect([heard(), muted()]).toEqual([[[0.25, -1]], [true, false]]);
    speakers.setLoudness(anna, { volume: 1, place: { gain: 1, pan: 1 } });
    speakers.play(anna, fakeTrack());
    expect([heard(), muted()]).toEqual([[[1, 1]], [true, false]]);
    speakers.setLoudness(anna, { volume: 1, place: null });
    expect([heard(), muted()]).toEqual([[], [false, false]]);
  });

  it("[VO8] is heard from their element while WebAudio sleeps, or cannot play there", () => {
    const speakers = new Speakers();
    speakers.setLoudness(anna, { volume: 1, place: NEAR_LEFT });
    speakers.play(anna, fakeTrack());
    const [context, element] = [FakeAudioContext.made[0], FakeAudio.made[0]];
    expect([element?.muted, element?.volume]).toEqual([false, 0.5]);
    context?.becomes("running");
    expect(element?.muted).toBe(true);
    context?.becomes("suspended");
    expect(element?.muted).toBe(false);
  });

  it("[VO9] is not heard where they may not be, and is forgotten when they leave", () => {
    const speakers = new Speakers();
    speakers.setLoudness(anna, { volume: 1, place: NEAR_LEFT });
    speakers.play(anna, fakeTrack());
    FakeAudioContext.made[0]?.becomes("running");
    speakers.allow(anna, false);
    expect([heard(), muted()]).toEqual([[[0, -1]], [true]]);
    speakers.silence(anna);
    expect(heard()).toEqual([]);
    speakers.close();
    expect(FakeAudioContext.made[0]?.state).toBe("closed");
  });

  it("[SK2] comes from the loudspeaker that was chosen", async () => {
    const speakers = new Speakers();
    speakers.choose("headset");
    speakers.setLoudness(anna, { volume: 1, place: NEAR_LEFT });
    speakers.play(anna, fakeTrack());
    await settled();
    expect(FakeAudioContext.made[0]?.sinkId).toBe("headset");
    speakers.choose(null);
    await settled();
    expect(FakeAudioContext.made[0]?.sinkId).toBe("");
  });
});
