import { afterEach, describe, expect, it, vi } from "vitest";
import { createCamera } from "./camera.ts";
import { FakeMediaStream, FakeTrack } from "./testing/fake-track.ts";
import { settled } from "./testing/settled.ts";

afterEach(() => void vi.unstubAllGlobals());

const SIDES = ["user", "environment"] as const;
type Side = (typeof SIDES)[number];

/** A phone that opens one camera at a time, as most of them do. */
function aPhone(sides: readonly Side[] = SIDES) {
  const opened: FakeTrack[] = [];
  const broken = new Set<Side>();
  vi.stubGlobal("navigator", {
    mediaDevices: {
      enumerateDevices: async () => sides.map(() => ({ kind: "videoinput" })),
      getUserMedia: async ({ video }: { readonly video: { readonly facingMode: Side } }) => {
        const busy = opened.some(({ readyState }) => readyState === "live");
        if (busy || broken.has(video.facingMode)) throw new DOMException("", "NotReadableError");
        const track = new FakeTrack("video");
        track.facingMode = video.facingMode;
        opened.push(track);
        return new FakeMediaStream([track.asTrack()]);
      },
    },
  });
  const camera = createCamera();
  const now = () => [camera.state.get().kind, camera.track.get()?.getSettings().facingMode];
  return { camera, now, broken, opened };
}

describe("a phone with two cameras", () => {
  it("[CM10] turns to the other side and back, and never goes off on the way", async () => {
    const { camera, now } = aPhone();
    await camera.start();
    const seen = new Set<string>();
    camera.state.subscribe(() => seen.add(camera.state.get().kind));
    camera.track.subscribe(() => seen.add(camera.track.get() === null ? "no track" : "track"));
    await camera.flip();
    expect(now()).toEqual(["on", "environment"]);
    await camera.flip();
    expect(now()).toEqual(["on", "user"]);
    expect([...seen]).toEqual(["track"]);
  });

  it("[CM11] stays as it is where the other side cannot be had", async () => {
    const { camera, now, broken } = aPhone();
    await camera.start();
    broken.add("environment");
    await camera.flip();
    expect(now()).toEqual(["on", "user"]);
  });

  it("[CM12] says why when neither side is to be had any more", async () => {
    const { camera, broken } = aPhone();
    await camera.start();
    for (const side of SIDES) broken.add(side);
    await camera.flip();
    expect([camera.state.get(), camera.track.get()]).toEqual([
      { kind: "blocked", by: "other-app" },
      null,
    ]);
  });

  it("[CM13] a camera that is switched off while it turns stays off, and its light too", async () => {
    const { camera, opened } = aPhone();
    await camera.start();
    const flipped = camera.flip();
    camera.stop();
    await flipped;
    expect(camera.state.get()).toEqual({ kind: "off" });
    expect(opened.map(({ readyState }) => readyState)).not.toContain("live");
  });

  it("[CM14] two taps at once are one turn", async () => {
    const { camera, now } = aPhone();
    await camera.start();
    await Promise.all([camera.flip(), camera.flip()]);
    expect(now()).toEqual(["on", "environment"]);
  });
});

describe("whether it can be turned", () => {
  it("[CM15] only while it is on, and only where there are two sides", async () => {
    const { camera } = aPhone();
    expect(camera.canFlip.get()).toBe(false);
    await camera.start();
    await settled();
    expect(camera.canFlip.get()).toBe(true);
    camera.stop();
    await settled();
    expect(camera.canFlip.get()).toBe(false);

    const { camera: lonely } = aPhone(["user"]);
    await lonely.start();
    await settled();
    expect(lonely.canFlip.get()).toBe(false);
  });
});
