import { createCamera, type OwnCamera } from "./camera.ts";
import { Capture, type OwnCapturing } from "./capture.ts";
import { mediaDevices, onlyTrack, userMedia } from "./media-devices.ts";
import { DEFAULT_WISHES, toConstraints, type MicrophoneWishes } from "./microphone-wishes.ts";

/** Asked for once: mute keeps the track, so that Android does not ask again at every unmute. */
export const createMicrophone = (wishes: () => MicrophoneWishes = () => DEFAULT_WISHES): Capture =>
  new Capture({ whenOff: "mute", request: () => userMedia({ audio: toConstraints(wishes()) }) });

/** The devices of one stay: what was allowed before the call is not asked for again in it. */
export interface Devices {
  readonly microphone: OwnCapturing;
  readonly camera: OwnCamera;
  /** Null where the platform cannot share a screen. */
  readonly screen: OwnCapturing | null;
}

export const createDevices = (wishes?: () => MicrophoneWishes): Devices => ({
  microphone: createMicrophone(wishes),
  camera: createCamera(),
  screen: createScreen(),
});

/** Null where the platform cannot share a screen: then there is no button for it. */
export const createScreen = (): Capture | null =>
  "getDisplayMedia" in (mediaDevices() ?? {})
    ? new Capture({ whenOff: "release", request: displayMedia })
    : null;

async function displayMedia(): Promise<MediaStreamTrack> {
  return onlyTrack(await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false }));
}
