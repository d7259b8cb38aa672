import type { SeatId } from "@efir/protocol";
import type { Frame } from "./frame.ts";

/** States on their way to one reader. While it is slow they wait here, of each member only the newest. */
export interface StateLane {
  readonly sendState: (seat: SeatId, frame: Frame) => void;
  /** The reader has caught up: what waits goes out. */
  readonly caughtUp: () => void;
}

interface StateLaneOptions {
  readonly isFull: () => boolean;
  readonly send: (frame: Frame) => void;
  /** One will never be sent, because a newer one came. */
  readonly overtaken: () => void;
}

export function createStateLane({ isFull, send, overtaken }: StateLaneOptions): StateLane {
  let waiting: Map<SeatId, Frame> | null = null; // most readers are never slow
  return {
    sendState: (seat, frame) => {
      if (waiting?.delete(seat)) overtaken();
      if (isFull()) (waiting ??= new Map<SeatId, Frame>()).set(seat, frame);
      else send(frame);
    },
    caughtUp: () => {
      const frames = waiting?.values() ?? [];
      waiting = null;
      for (const frame of frames) send(frame);
    },
  };
}
