import type { MemberId } from "@efir/protocol";

export interface Picture {
  /** Another picture has another one. */
  readonly id: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * People's pictures, and who has none, kept for a while. Rules PI1 to PIn: pictures.contract.ts. Throws
 * when its store is out of reach.
 */
export interface Pictures {
  /** Null when nothing is known of this person, or not any more. */
  readonly read: (person: MemberId) => Promise<Picture | "none" | null>;
  readonly write: (person: MemberId, picture: Picture | "none", keepMs: number) => Promise<void>;
}

/** What is kept at most, in bytes: what runs out first, or is oldest, makes room. */
export const MOST_PICTURE_BYTES = 64 * 1024 * 1024;
/** Nothing is kept for longer. */
export const MOST_KEEP_MS = 24 * 60 * 60_000;
/** What each person counts for besides the picture, so that their number has an end too. */
const PERSON_BYTES = 4_096;

export const weight = (picture: Picture | "none"): number =>
  PERSON_BYTES + (picture === "none" ? 0 : picture.bytes.length);
