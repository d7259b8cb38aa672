import { describe, expect, it } from "vitest";
import { createCaptureRig } from "./testing/capture-rig.ts";

const denied = new DOMException("", "NotAllowedError");

describe("asking", () => {
  it("[CP2] asks once, and is on with the track it got", async () => {
    const { capture, asked, grant } = createCaptureRig();
    expect(capture.state.get()).toEqual({ kind: "off" });
    const started = capture.start();
    expect(capture.state.get()).toEqual({ kind: "starting" });
    const track = await grant();
    await started;
    await capture.start();
    expect(asked()).toBe(1);
    expect(capture.state.get()).toEqual({ kind: "on" });
    expect(capture.track.get()).toBe(track.asTrack());
  });

  it("[CP2] [TRAP33] two starts at once are one question", async () => {
    const { capture, asked, grant } = createCaptureRig();
    const both = [capture.start(), capture.start()];
    await grant();
    await Promise.all(both);
    expect(asked()).toBe(1);
    expect(capture.state.get()).toEqual({ kind: "on" });
  });

  it("[CP3] a refusal says who is in the way, and one may ask again", async () => {
    const { capture, asked, refuse, grant } = createCaptureRig();
    void capture.start();
    await refuse(denied);
    expect(capture.state.get()).toEqual({ kind: "blocked", by: "user" });
    void capture.start();
    await grant();
    expect(asked()).toBe(2);
    expect(capture.state.get()).toEqual({ kind: "on" });
  });
});

describe("off and on", () => {
  it("[CP4] [TRAP33] mute keeps the device, and unmute does not ask again", async () => {
    const { capture, asked, grant } = createCaptureRig("mute");
    void capture.start();
    const track = await grant();
    capture.stop();
    expect([track.enabled, track.readyState]).toEqual([false, "live"]);
    expect(capture.track.get()).toBe(track.asTrack());
    await capture.start();
    expect([track.enabled, capture.state.get().kind, asked()]).toEqual([true, "on", 1]);
  });

  it("[CP5] release gives the device back, and the next start asks again", async () => {
    const { capture, asked, grant } = createCaptureRig("release");
    void capture.start();
    const first = await grant();
    capture.stop();
    expect([first.readyState, capture.track.get()]).toEqual(["ended", null]);
    void capture.start();
    const second = await grant();
    expect(asked()).toBe(2);
    expect(capture.track.get()).toBe(second.asTrack());
  });

  it("[CP6] toggle goes back and forth, and waits while the person is being asked", async () => {
    const { capture, asked, grant } = createCaptureRig();
    capture.toggle();
    capture.toggle();
    await grant();
    expect([capture.state.get().kind, asked()]).toEqual(["on", 1]);
    capture.toggle();
    expect(capture.state.get().kind).toBe("off");
    capture.toggle();
    expect(capture.state.get().kind).toBe("on");
  });

  it.each([
    ["mute", ["starting, no track", "on, with a track", "off, with a track", "on, with a track"]],
    ["release", ["starting, no track", "on, with a track", "off, no track", "starting, no track"]],
  ] as const)("[CP7] states come in order, the track before them (%s)", async (whenOff, states) => {
    const { capture, history, grant } = createCaptureRig(whenOff);
    void capture.start();
    await grant();
    capture.stop();
    void capture.start();
    expect(history).toEqual(states);
  });
});

describe("an end from outside", () => {
  it("[CP8] a device that is taken away is lost, and can be had again", async () => {
    const { capture, asked, grant } = createCaptureRig();
    void capture.start();
    const track = await grant();
    track.ends();
    expect(capture.state.get()).toEqual({ kind: "blocked", by: "lost" });
    expect(capture.track.get()).toBeNull();
    void capture.start();
    await grant();
    expect([capture.state.get().kind, asked()]).toEqual(["on", 2]);
  });

  it("[CP8] the end of a track that is no longer in use means nothing", async () => {
    const { capture, grant } = createCaptureRig("release");
    void capture.start();
    const first = await grant();
    capture.stop();
    void capture.start();
    const second = await grant();
    first.ends();
    expect(capture.state.get()).toEqual({ kind: "on" });
    expect(capture.track.get()).toBe(second.asTrack());
  });
});

describe("a late answer", () => {
  it.each(["stop", "close"] as const)(
    "[CP9] after %s, a track that comes late is given back and nothing is on",
    async (end) => {
      const { capture, grant } = createCaptureRig();
      void capture.start();
      capture[end]();
      const track = await grant();
      expect(track.readyState).toBe("ended");
      expect(capture.state.get()).toEqual({ kind: "off" });
      expect(capture.track.get()).toBeNull();
    },
  );

  it.each(["stop", "close"] as const)(
    "[CP9] after %s, a refusal that comes late changes nothing",
    async (end) => {
      const { capture, refuse } = createCaptureRig();
      void capture.start();
      capture[end]();
      await refuse(denied);
      expect(capture.state.get()).toEqual({ kind: "off" });
    },
  );

  it("[CP9] the answer to an earlier question is not taken for that to the newest", async () => {
    const { capture, grant, refuse } = createCaptureRig();
    void capture.start();
    capture.stop();
    void capture.start();
    await refuse(denied, 0);
    expect(capture.state.get()).toEqual({ kind: "starting" });
    const track = await grant(1);
    expect(capture.state.get()).toEqual({ kind: "on" });
    expect(capture.track.get()).toBe(track.asTrack());
  });

  it("[CP9] a yes to an earlier question does not answer the newest", async () => {
    const { capture, grant } = createCaptureRig();
    void capture.start();
    capture.stop();
    void capture.start();
    const [early, newest] = [await grant(0), await grant(1)];
    expect([early.readyState, newest.readyState]).toEqual(["ended", "live"]);
    expect(capture.track.get()).toBe(newest.asTrack());
  });

  it("[CP10] close gives the device back, twice is fine, and it never starts again", async () => {
    const { capture, asked, grant } = createCaptureRig("mute");
    void capture.start();
    const track = await grant();
    capture.close();
    capture.close();
    await capture.start();
    expect(track.readyState).toBe("ended");
    expect([capture.state.get().kind, capture.track.get(), asked()]).toEqual(["off", null, 1]);
  });
});

describe("another track in its place", () => {
  it("[CP11] a new track takes the place of the old one, which went on until then", async () => {
    const { capture, asked, grant } = createCaptureRig("mute");
    void capture.start();
    const old = await grant();
    const renewed = capture.renew();
    expect([old.readyState, capture.track.get()]).toEqual(["live", old.asTrack()]);
    const next = await grant();
    expect([await renewed, asked(), old.readyState]).toEqual([true, 2, "ended"]);
    expect([capture.track.get(), capture.state.get()]).toEqual([next.asTrack(), { kind: "on" }]);
    next.ends();
    expect(capture.state.get()).toEqual({ kind: "blocked", by: "lost" });
  });

  it("[CP11] who is muted stays muted with another microphone", async () => {
    const { capture, grant } = createCaptureRig("mute");
    void capture.start();
    await grant();
    capture.stop();
    void capture.renew();
    const next = await grant();
    expect([next.enabled, capture.state.get()]).toEqual([false, { kind: "off" }]);
  });

  it("[CP12] a refusal leaves the old track as it was", async () => {
    const { capture, grant, refuse } = createCaptureRig("mute");
    void capture.start();
    const old = await grant();
    const renewed = capture.renew();
    await refuse(denied);
    expect(await renewed).toBe(false);
    expect([old.readyState, capture.state.get()]).toEqual(["live", { kind: "on" }]);
  });

  it("[CP13] without a track nobody is asked, and a track that nobody waits for is given back", async () => {
    const { capture, asked, grant } = createCaptureRig("release");
    expect([await capture.renew(), asked()]).toEqual([true, 0]);
    void capture.start();
    await grant();
    void capture.renew();
    capture.stop();
    const late = await grant();
    expect([late.readyState, capture.track.get()]).toEqual(["ended", null]);
  });
});
