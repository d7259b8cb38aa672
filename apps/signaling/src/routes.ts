import type { InstanceId, RoomKey, SeatId } from "@efir/protocol";
import type { Frame } from "./frame.ts";

/** As many as a session keeps. */
const MAX_HELD = 256;

export interface HeldSignal {
  readonly room: RoomKey;
  readonly frame: Frame;
}

/**
 * Signals for seats that are on their way from one instance to another: they wait here, so that they come
 * after those that took the old way.
 */
export interface Routes {
  /** From now on signals for this seat wait. */
  readonly hold: (seat: SeatId) => void;
  /** `free`: signals for this seat do not wait. `full`: no more of them can. */
  readonly keep: (seat: SeatId, signal: HeldSignal) => "kept" | "free" | "full";
  /** The seat has arrived. */
  readonly release: (seat: SeatId, to: InstanceId) => void;
  /** The seat is gone. */
  readonly drop: (seat: SeatId) => void;
  /** How many signals wait. */
  readonly size: () => number;
}

export function createRoutes(
  send: (to: InstanceId, seat: SeatId, signal: HeldSignal) => void,
): Routes {
  const held = new Map<SeatId, HeldSignal[]>();
  return {
    hold: (seat) => {
      if (!held.has(seat)) held.set(seat, []);
    },
    keep: (seat, signal) => {
      const signals = held.get(seat);
      if (!signals) return "free";
      if (signals.length >= MAX_HELD) return "full";
      signals.push(signal);
      return "kept";
    },
    release: (seat, to) => {
      const signals = held.get(seat) ?? [];
      held.delete(seat);
      for (const signal of signals) send(to, seat, signal);
    },
    drop: (seat) => void held.delete(seat),
    size: () => [...held.values()].reduce((sum, signals) => sum + signals.length, 0),
  };
}
