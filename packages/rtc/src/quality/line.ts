import type { LinkCare } from "../care/link-care.ts";
import { bestOf, type Quality } from "./quality.ts";

/** What becomes of one's own picture: `held-back` while the line is too weak for it. */
export type OwnPicture = "none" | "starting" | "sent" | "held-back";

/** How one's own line does. Numbers are of the worst link, and null while nothing is known. */
export interface Line {
  readonly quality: Quality;
  readonly picture: OwnPicture;
  readonly rttMs: number | null;
  /** Shares from 0 to 1: packets lost on the way here, and sound made up in their place. */
  readonly lost: number | null;
  readonly concealed: number | null;
}

export const QUIET_LINE: Line = {
  quality: "good",
  picture: "none",
  rttMs: null,
  lost: null,
  concealed: null,
};

type Cared = Pick<LinkCare, "quality" | "hearing" | "pictures">;

/** Pure but for the reading of what it is given. */
export function toLine(cares: readonly Cared[], hasPicture: boolean): Line {
  const readings = cares.map(({ hearing }) => hearing.reading).filter((one) => one !== null);
  return {
    quality: bestOf(cares.map(({ quality }) => quality)),
    picture: hasPicture ? toOwnPicture(cares) : "none",
    rttMs: worst(
      cares.map(({ hearing }) => hearing.newest?.rttMs ?? null),
      10,
    ),
    lost: worst(
      readings.map(({ lost }) => lost),
      0.005,
    ),
    concealed: worst(
      readings.map(({ concealed }) => concealed),
      0.005,
    ),
  };
}

function toOwnPicture(cares: readonly Cared[]): OwnPicture {
  const kinds = cares.map(({ pictures }) => pictures.status.kind);
  if (kinds.includes("on")) return "sent";
  return kinds.includes("off") ? "held-back" : "starting";
}

/** Rounded, so that a page need not be drawn anew for nothing. */
function worst(values: readonly (number | null)[], step: number): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.round(Math.max(...known) / step) * step;
}

export const sameLine = (a: Line, b: Line): boolean =>
  a.quality === b.quality &&
  a.picture === b.picture &&
  a.rttMs === b.rttMs &&
  a.lost === b.lost &&
  a.concealed === b.concealed;
