import { describe, expect, it } from "vitest";
import { DEFAULT_WISHES, toConstraints } from "./microphone-wishes.ts";

describe("what the browser is asked for", () => {
  it("[MW1] a voice: one channel, without echo and noise, as loud as the others", () => {
    expect(toConstraints(DEFAULT_WISHES)).toEqual({
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      channelCount: 1,
    });
  });

  it("[MW2] music is left as it is, but for the echo if the person wants", () => {
    expect(toConstraints({ ...DEFAULT_WISHES, mode: "music", echoCancellation: false })).toEqual({
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
      channelCount: { ideal: 2 },
    });
  });

  it("[MW3] a device that is gone does not make the browser refuse", () => {
    expect(toConstraints({ ...DEFAULT_WISHES, deviceId: "usb" })).toMatchObject({
      deviceId: { ideal: "usb" },
    });
  });
});
