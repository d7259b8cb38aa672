import { PICTURE_STEPS, type PictureStatus, type PictureStep } from "./picture-status.ts";

/** How one picture is sent. */
export interface Encoding {
  readonly width: number;
  readonly maxBitrate: number;
  readonly maxFramerate: number;
}

/** What a link sends of pictures now; null: nothing. */
export interface PicturePlan {
  readonly camera: Encoding | null;
  readonly screen: Encoding | null;
}

export const NO_PICTURES: PicturePlan = { camera: null, screen: null };

const CAMERA: Readonly<Record<PictureStep, Encoding>> = {
  full: { width: 640, maxBitrate: 900_000, maxFramerate: 30 },
  smaller: { width: 480, maxBitrate: 300_000, maxFramerate: 15 },
  small: { width: 320, maxBitrate: 160_000, maxFramerate: 15 },
  thumbnail: { width: 320, maxBitrate: 50_000, maxFramerate: 5 },
};

/** Letters want size before motion. */
const SCREEN: Readonly<Record<PictureStep, Encoding>> = {
  full: { width: 1_920, maxBitrate: 1_200_000, maxFramerate: 15 },
  smaller: { width: 1_280, maxBitrate: 400_000, maxFramerate: 8 },
  small: { width: 960, maxBitrate: 180_000, maxFramerate: 4 },
  thumbnail: { width: 640, maxBitrate: 60_000, maxFramerate: 1 },
};

export interface PictureWishes {
  readonly status: PictureStatus;
  /** How many others the way out is shared by. */
  readonly others: number;
  /** Which pictures there are to send. */
  readonly has: { readonly camera: boolean; readonly screen: boolean };
  /** How wide the other shows them; 0: not at all. */
  readonly view: { readonly camera: number; readonly screen: number };
}

/** Pure: the more one sends to and the smaller one is shown, the less one sends. */
export function toPicturePlan({ status, others, has, view }: PictureWishes): PicturePlan {
  if (status.kind !== "on") return NO_PICTURES;
  const step = lower(status.step, crowd(others));
  const showsScreen = has.screen && view.screen > 0;
  const screen = showsScreen ? shownAt(SCREEN[step], view.screen) : null;
  // Beside a screen the face is small, and where there is room for one only, it is the screen.
  const beside = showsScreen ? (step === "thumbnail" ? null : "thumbnail") : step;
  const camera =
    beside && has.camera && view.camera > 0 ? shownAt(CAMERA[beside], view.camera) : null;
  return { camera, screen };
}

/** The best step that as many can be sent to at once, from one phone over one way out. */
const crowd = (others: number): PictureStep =>
  others <= 2 ? "full" : others <= 4 ? "smaller" : "small";

const lower = (a: PictureStep, b: PictureStep): PictureStep =>
  PICTURE_STEPS.indexOf(a) > PICTURE_STEPS.indexOf(b) ? a : b;

function shownAt(encoding: Encoding, width: number): Encoding {
  if (width >= encoding.width) return encoding;
  const smaller = width / encoding.width;
  const maxBitrate = Math.max(40_000, Math.round(encoding.maxBitrate * smaller ** 1.5));
  return { ...encoding, width, maxBitrate };
}

export const samePlan = (a: PicturePlan, b: PicturePlan): boolean =>
  sameEncoding(a.camera, b.camera) && sameEncoding(a.screen, b.screen);

const sameEncoding = (a: Encoding | null, b: Encoding | null): boolean =>
  a === b ||
  (a?.width === b?.width && a?.maxBitrate === b?.maxBitrate && a?.maxFramerate === b?.maxFramerate);
