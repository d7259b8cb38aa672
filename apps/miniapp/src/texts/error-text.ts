import type { BlockedBy, EndReason } from "@efir/rtc";
import type { FailureCode } from "../session/api.ts";
import type { Device, ErrorCode, Texts } from "./texts.ts";

/** The one place where codes become sentences. */
export const errorText = (texts: Texts, code: ErrorCode): string => texts.errors[code];

export interface Ending {
  readonly reason: Exclude<EndReason, "left">;
  /** How many the room holds, if that is known. */
  readonly limit: number | null;
  /** Why there was no session token, if there was none. */
  readonly refusal: FailureCode | null;
}

export function endText(texts: Texts, { reason, limit, refusal }: Ending): string {
  switch (reason) {
    case "room-full":
      return texts.ended[reason](limit);
    case "not-admitted":
      return refusal === null ? texts.ended[reason] : errorText(texts, refusal);
    case "taken-over":
    case "moved-away":
    case "room-not-found":
    case "wrong-room":
    case "version-too-old":
    case "refused":
    case "removed":
    case "banned":
    case "room-locked":
    case "room-ended":
    case "turned-away":
    case "not-a-chat-member":
    case "no-answer":
      return texts.ended[reason];
  }
}

/** Null for what the person has just chosen by hand: closing the browser's list of screens, say. */
export const blockedText = (texts: Texts, device: Device, by: BlockedBy): string | null =>
  device === "screen" ? null : texts.blocked[device][by];
