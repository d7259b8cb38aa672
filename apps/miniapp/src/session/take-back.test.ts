import { createManualClock, State } from "@efir/kit";
import { describe, expect, it } from "vitest";
import { createFakeDevices, type FakeCapturing } from "../testing/fake-call.ts";
import { settle } from "../testing/settle.ts";
import { takeBack } from "./take-back.ts";

function start({ isAllowed = true } = {}) {
  const { microphone, camera } = createFakeDevices();
  const [inFront, plugged] = [new State(true), new State({})];
  const clock = createManualClock();
  void microphone.start();
  const stop = takeBack({
    ...{ microphone, camera, inFront, plugged, clock },
    isAllowed: () => Promise.resolve(isAllowed),
  });
  return {
    ...{ microphone, camera, stop },
    leave: () => inFront.set(false),
    comeBack: async () => {
      inFront.set(true);
      clock.advance(1_000);
      await settle();
    },
    plug: async () => {
      plugged.set({});
      await settle();
    },
  };
}

const track = {} as MediaStreamTrack;

/** As the engine tells it; with a track, a phone call has it only for a while. */
async function lose(device: FakeCapturing, by: "lost" | "user" | "other-app" = "lost") {
  device.state.set({ kind: "blocked", by });
  await settle();
}

describe("a device that was lost", () => {
  it("[TK1] [TRAP37] is asked for when the person is back, and one is on air again", async () => {
    const { microphone, leave, comeBack } = start();
    microphone.track.set(track);
    leave();
    await lose(microphone);
    expect(microphone.asked()).toBe(1);
    await comeBack();
    expect([microphone.state.get().kind, microphone.asked()]).toEqual(["on", 2]);
  });

  it("[TK2] is left alone when the browser gives it back by itself", async () => {
    const { microphone, leave, comeBack } = start();
    microphone.track.set(track);
    leave();
    await lose(microphone);
    microphone.state.set({ kind: "on" });
    await comeBack();
    expect(microphone.asked()).toBe(1);
  });

  it("[TK3] [TRAP33] is never asked for where the person would be, until they tap", async () => {
    const { microphone, leave, comeBack, plug } = start({ isAllowed: false });
    await lose(microphone);
    leave();
    await comeBack();
    await plug();
    expect([microphone.state.get().kind, microphone.asked()]).toEqual(["blocked", 1]);
  });

  it("[TK4] with its cable is replaced by another one at once, or as soon as there is one", async () => {
    const { microphone, plug } = start();
    await lose(microphone);
    expect([microphone.state.get().kind, microphone.asked()]).toEqual(["on", 2]);
    await lose(microphone, "other-app"); // the answer to asking was no
    expect(microphone.asked()).toBe(2);
    await plug();
    expect([microphone.state.get().kind, microphone.asked()]).toEqual(["on", 3]);
  });

  it("[TK5] to a phone call is not fought over while it rings", async () => {
    const { microphone, plug } = start();
    microphone.track.set(track);
    await lose(microphone);
    await plug();
    expect(microphone.asked()).toBe(1);
  });

  it("[TK6] and was off, or was refused, stays so", async () => {
    const { microphone, camera, leave, comeBack, plug } = start();
    microphone.stop();
    await lose(microphone);
    await lose(camera);
    void camera.start();
    await lose(camera, "user");
    leave();
    await comeBack();
    await plug();
    expect([microphone.asked(), camera.asked()]).toEqual([1, 1]);
  });

  it("[TK7] after the call is over is nobody's", async () => {
    const { microphone, stop, leave, comeBack } = start();
    microphone.track.set(track);
    leave();
    await lose(microphone);
    stop();
    await comeBack();
    expect(microphone.asked()).toBe(1);
  });
});
