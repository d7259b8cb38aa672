import { expect, it } from "vitest";
import { createCaptureRig } from "./testing/capture-rig.ts";

async function talking() {
  const rig = createCaptureRig();
  void rig.capture.start();
  return { ...rig, track: await rig.grant() };
}
const LOST = { kind: "blocked", by: "lost" };

it("[CI1] a microphone that a phone call takes is lost, and comes back with the end of the call", async () => {
  const { capture, track, asked } = await talking();
  track.interrupted(true);
  expect(capture.state.get()).toEqual(LOST);
  track.interrupted(false);
  expect([capture.state.get().kind, asked()]).toEqual(["on", 1]);
});

it("[CI2] one tap takes it back before that: it is asked for anew, and the old one is given up", async () => {
  const { capture, track, grant } = await talking();
  track.interrupted(true);
  capture.toggle();
  const next = await grant();
  expect([capture.state.get().kind, capture.track.get()]).toEqual(["on", next.asTrack()]);
  expect(track.readyState).toBe("ended");
  track.interrupted(false);
  track.ends();
  expect(capture.track.get()).toBe(next.asTrack());
});

it("[CI4] it also comes back by itself after the phone call would not give it up to a tap", async () => {
  const { capture, track, refuse } = await talking();
  track.interrupted(true);
  capture.toggle();
  await refuse(new DOMException("in use", "NotReadableError"));
  expect(capture.state.get()).toEqual({ kind: "blocked", by: "other-app" });
  track.interrupted(false);
  expect(capture.state.get().kind).toBe("on");
});

it("[CI3] who is muted by hand does not come on air because a phone call ends", async () => {
  const { capture, track } = await talking();
  capture.stop();
  track.interrupted(true);
  track.interrupted(false);
  expect([capture.state.get().kind, track.enabled]).toEqual(["off", false]);
});
