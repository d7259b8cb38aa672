import { ok } from "@efir/kit";
import { decodeSignalHeader, type SeatId, type SignalHeader } from "@efir/protocol";
import type { Session } from "./connection.ts";
import type { Deps } from "./deps.ts";
import { toSignalFrame, type Frame } from "./frame.ts";
import { refuse, type Outcome } from "./outcome.ts";

const LINE_BREAK = 0x0a;
/** A longer first line is no header. */
const MAX_HEADER_BYTES = 200;

/** What waits has found its way by then, or is gone. */
const SOON_MS = 1_000;

/** Passes a signal on to one member of the same room. What comes after its first line is never read. */
export function relaySignal({ place }: Session, raw: Frame, deps: Deps): Outcome {
  const signal = readSignal(raw);
  if (!signal) return refuse("bad-frame");
  const { seat, n, payload } = signal;
  if (place.kind === "lobby") return refuse("not-joined", { seat });
  const { room, self } = place;
  if (!room.find(self.seat)) return refuse("not-joined", { seat }); // taken away, about to be closed
  const addressee = room.find(seat);
  if (!addressee) return refuse("no-such-member", { seat });

  const frame = toSignalFrame(self.seat, n, payload);
  const isHere = room.deliver(seat, frame);
  const letter = { room: room.key, from: self.seat, to: seat, n, frame };
  if (!isHere && !deps.others.mail.post(addressee.instance, letter)) {
    return refuse("try-again", { seat, retryAfterMs: SOON_MS });
  }
  deps.metrics.signalRelayed(isHere ? "local" : "bus");
  return ok(undefined);
}

/** Whom a signal is for, if that can be read. */
export const addresseeOf = (raw: Frame): SeatId | undefined => readSignal(raw)?.seat;

interface Signal extends SignalHeader {
  readonly payload: Buffer;
}

function readSignal(raw: Frame): Signal | null {
  const end = raw.subarray(0, MAX_HEADER_BYTES + 1).indexOf(LINE_BREAK);
  if (end < 0) return null;
  const header = decodeSignalHeader(raw.toString("utf8", 0, end));
  return header.ok ? { ...header.value, payload: raw.subarray(end + 1) } : null;
}
