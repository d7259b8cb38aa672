import { Capture } from "./capture.ts";

const AUDIO: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  channelCount: 1,
};
const VIDEO: MediaTrackConstraints = {
  width: { ideal: 640 },
  height: { ideal: 360 },
  frameRate: { ideal: 24, max: 30 },
  facingMode: "user",
};

/** Asked for once: mute keeps the track, so that Android does not ask again at every unmute. */
export const createMicrophone = (): Capture =>
  new Capture({ whenOff: "mute", request: () => userMedia({ audio: AUDIO }) });

export const createCamera = (): Capture =>
  new Capture({ whenOff: "release", request: () => userMedia({ video: VIDEO }) });

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
