import { State, type Value } from "@efir/kit";
import { Capture, type Capturing, type OwnCapturing } from "./capture.ts";
import { mediaDevices, userMedia } from "./media-devices.ts";

/** The camera of a phone looks at its owner, or away. */
export interface Camera extends Capturing {
  /** While it is on, and there is another one to turn to. */
  readonly canFlip: Value<boolean>;
  /** Turns to the other side; stays on this one where the other cannot be had. */
  readonly flip: () => Promise<void>;
}

export interface OwnCamera extends Camera, OwnCapturing {}

type Side = "user" | "environment";

const OTHER_SIDE = { user: "environment", environment: "user" } as const satisfies Record<
  Side,
  Side
>;

const VIDEO: MediaTrackConstraints = {
  width: { ideal: 640 },
  height: { ideal: 360 },
  frameRate: { ideal: 24, max: 30 },
};

export function createCamera(): OwnCamera {
  let side: Side = "user";
  let flipping: Promise<void> | null = null;
  const request = () => userMedia({ video: { ...VIDEO, facingMode: side } });
  const capture = new Capture({ whenOff: "release", request });

  async function turn(): Promise<void> {
    side = OTHER_SIDE[side];
    if (await capture.swap()) return;
    side = OTHER_SIDE[side];
    if (await capture.swap()) return;
    // Neither is to be had any more: the start says why.
    capture.stop();
    await capture.start();
  }

  const { state, track, start, stop, renew, toggle, close } = capture;
  return {
    ...{ state, track, start, stop, renew, toggle, close },
    canFlip: followSides(track),
    flip: () =>
      (flipping ??= turn().finally(() => {
        flipping = null;
      })),
  };
}

/** Only a phone knows where its cameras look; and one of them alone cannot be turned. */
function followSides(track: Value<MediaStreamTrack | null>): Value<boolean> {
  const canFlip = new State(false);
  async function look(): Promise<void> {
    const looked = track.get();
    const canBe = looked?.getSettings().facingMode !== undefined && (await countCameras()) > 1;
    if (track.get() === looked) canFlip.set(canBe);
  }
  track.subscribe(() => void look());
  return canFlip;
}

async function countCameras(): Promise<number> {
  try {
    const found = (await mediaDevices()?.enumerateDevices()) ?? [];
    return found.filter(({ kind }) => kind === "videoinput").length;
  } catch {
    return 0; // forbidden in this frame
  }
}
