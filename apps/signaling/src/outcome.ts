import { err, type Result } from "@efir/kit";
import type { RefusalCode, SeatId } from "@efir/protocol";

export interface Refused {
  readonly code: RefusalCode;
  readonly seat?: SeatId;
  readonly retryAfterMs?: number;
}

/** What came of a frame. */
export type Outcome = Result<void, Refused>;

export const refuse = (code: RefusalCode, more: Omit<Refused, "code"> = {}): Outcome =>
  err({ code, ...more });
