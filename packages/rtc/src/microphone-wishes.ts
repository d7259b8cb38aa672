/** How a microphone shall sound, and which one it shall be. */
export interface MicrophoneWishes {
  /** Null: the one that the browser prefers. A device that is gone counts as null. */
  readonly deviceId: string | null;
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  readonly autoGainControl: boolean;
  /** `music`: as it is, in stereo. What is made for voices takes music for noise. */
  readonly mode: "voice" | "music";
}

export const DEFAULT_WISHES: MicrophoneWishes = {
  deviceId: null,
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  mode: "voice",
};

/** What to ask the browser for. Nothing here makes it refuse: what it cannot do, it leaves out. */
export function toConstraints(wishes: MicrophoneWishes): MediaTrackConstraints {
  const { deviceId, mode, echoCancellation, noiseSuppression, autoGainControl } = wishes;
  const voice = mode === "voice";
  return {
    ...(deviceId !== null && { deviceId: { ideal: deviceId } }),
    // Music through a loudspeaker still comes back as an echo, so that switch keeps its say.
    echoCancellation,
    noiseSuppression: voice && noiseSuppression,
    autoGainControl: voice && autoGainControl,
    channelCount: voice ? 1 : { ideal: 2 },
  };
}
