import { afterEach, describe, expect, it, vi } from "vitest";
import { createCamera } from "./camera.ts";
import { createMicrophone, createScreen } from "./devices.ts";
import { DEFAULT_WISHES } from "./microphone-wishes.ts";
import { FakeMediaStream, fakeTrack } from "./testing/fake-track.ts";

afterEach(() => void vi.unstubAllGlobals());

const stubDevices = (mediaDevices: object | undefined) =>
  vi.stubGlobal("navigator", { mediaDevices });

describe("a browser without media devices", () => {
  it.each([createMicrophone, createCamera])("[DV1] blocks as unsupported", async (create) => {
    stubDevices(undefined);
    const capture = create();
    await capture.start();
    expect(capture.state.get()).toEqual({ kind: "blocked", by: "unsupported" });
  });

  it("[DV2] [TRAP36] has no screen to share, and neither has one that cannot capture it", () => {
    stubDevices(undefined);
    expect(createScreen()).toBeNull();
    stubDevices({ getUserMedia: vi.fn() });
    expect(createScreen()).toBeNull();
  });
});

describe("a browser with media devices", () => {
  it("[DV3] is asked for a voice without echo, and for a picture that a phone can send", async () => {
    const asked: MediaStreamConstraints[] = [];
    stubDevices({
      getUserMedia: async (constraints: MediaStreamConstraints) => {
        asked.push(constraints);
        return new FakeMediaStream([fakeTrack()]);
      },
    });
    await createMicrophone().start();
    await createCamera().start();
    expect(asked).toEqual([
      { audio: expect.objectContaining({ echoCancellation: true, channelCount: 1 }) as unknown },
      { video: expect.objectContaining({ facingMode: "user" }) as unknown },
    ]);
  });

  it("[DV4] shares a screen, without its sound", async () => {
    const track = fakeTrack("video");
    const getDisplayMedia = vi.fn(async () => new FakeMediaStream([track]));
    stubDevices({ getDisplayMedia });
    const screen = createScreen();
    await screen?.start();
    expect(screen?.track.get()).toBe(track);
    expect(getDisplayMedia).toHaveBeenCalledExactlyOnceWith({ video: true, audio: false });
  });

  it("[DV5] a stream without a track is no device", async () => {
    stubDevices({ getUserMedia: async () => new FakeMediaStream([]) });
    const microphone = createMicrophone();
    await microphone.start();
    expect(microphone.state.get()).toEqual({ kind: "blocked", by: "no-device" });
  });

  it("[DV6] [TRAP33] a muted microphone is kept, a camera that is off is given back", async () => {
    stubDevices({ getUserMedia: async () => new FakeMediaStream([fakeTrack()]) });
    const [microphone, camera] = [createMicrophone(), createCamera()];
    for (const device of [microphone, camera]) {
      await device.start();
      device.stop();
    }
    expect([microphone.track.get() !== null, camera.track.get()]).toEqual([true, null]);
  });

  it("[DV7] a microphone is asked for as the person wants it at that moment", async () => {
    const asked: MediaStreamConstraints[] = [];
    stubDevices({
      getUserMedia: async (constraints: MediaStreamConstraints) => {
        asked.push(constraints);
        return new FakeMediaStream([fakeTrack()]);
      },
    });
    let wishes = DEFAULT_WISHES;
    const microphone = createMicrophone(() => wishes);
    await microphone.start();
    wishes = { ...wishes, deviceId: "usb", noiseSuppression: false };
    await microphone.renew();
    expect(asked[1]).toEqual({
      audio: expect.objectContaining({
        deviceId: { ideal: "usb" },
        noiseSuppression: false,
      }) as unknown,
    });
  });
});
