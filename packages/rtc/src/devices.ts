import { Capture, type OwnCapturing } from "./capture.ts";
import { DEFAULT_WISHES, toConstraints, type MicrophoneWishes } from "./microphone-wishes.ts";

const VIDEO: MediaTrackConstraints = {
  width: { ideal: 640 },
  height: { ideal: 360 },
  frameRate: { ideal: 24, max: 30 },
  facingMode: "user",
};

/** Asked for once: mute keeps the track, so that Android does not ask again at every unmute. */
export const createMicrophone = (wishes: () => MicrophoneWishes = () => DEFAULT_WISHES): Capture =>
  new Capture({ whenOff: "mute", request: () => userMedia({ audio: toConstraints(wishes()) }) });

export const createCamera = (): Capture =>
  new Capture({ whenOff: "release", request: () => userMedia({ video: VIDEO }) });

/** The devices of one stay: what was allowed before the call is not asked for again in it. */
export interface Devices {
  readonly microphone: OwnCapturing;
  readonly camera: OwnCapturing;
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

// Plain http on another host, and some embedded web views, have no media devices at all.
const mediaDevices = (): MediaDevices | undefined => navigator.mediaDevices;

async function userMedia(constraints: MediaStreamConstraints): Promise<MediaStreamTrack> {
  const devices = mediaDevices();
  if (!devices) throw new DOMException("No media devices here", "NotSupportedError");
  return onlyTrack(await devices.getUserMedia(constraints));
}

async function displayMedia(): Promise<MediaStreamTrack> {
  return onlyTrack(await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false }));
}

function onlyTrack(stream: MediaStream): MediaStreamTrack {
  const [track] = stream.getTracks();
  if (!track) throw new DOMException("The device gave no track", "NotFoundError");
  return track;
}
