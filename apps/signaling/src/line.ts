import type { Connection } from "./connection.ts";
import type { Frame } from "./frame.ts";
import { createKeptFrames, type Missed } from "./kept-frames.ts";
import type { KeptText, Parcel } from "./parcel.ts";
import { createStateLane } from "./state-lane.ts";

/**
 * What goes to and comes from one seat, over whichever socket it has now. Keeps what is not known to have
 * arrived, and counts, so that nothing is lost or doubled when the socket is another one.
 */
export interface Line extends Connection {
  /** What to do when it is ended while it has no socket. */
  readonly whenCut: (cut: () => void) => void;
  readonly attach: (socket: Connection) => void;
  readonly detach: () => void;
  /** One more frame of the client was had. */
  readonly hear: () => void;
  readonly heard: () => number;
  /** The client had so many frames of ours. */
  readonly arrived: (had: number) => void;
  readonly missed: (had: number) => Missed;
  /** For another instance. */
  readonly kept: () => KeptText;
}

export function createLine(
  socket: Connection | null,
  overtaken: () => void,
  before?: Pick<Parcel, "heard" | "kept">,
): Line {
  let current = socket;
  let kept = createKeptFrames(before?.kept);
  let heard = before?.heard ?? 0;
  let cut = () => {};

  function sendNews(frame: Frame): void {
    kept.keepNews(frame);
    current?.sendNews(frame);
  }

  const isFull = () => current?.isFull() ?? false;
  const states = createStateLane({ isFull, send: sendNews, overtaken });

  return {
    ...states,
    isFull,
    send: (frame) => {
      kept.keepLetter(frame);
      current?.send(frame);
    },
    sendNews,
    sendTruth: (frame) => {
      kept = createKeptFrames();
      current?.sendTruth(frame);
    },
    end: (reason) => {
      if (current) current.end(reason);
      else cut();
    },
    whenCut: (next) => void (cut = next),
    attach: (next) => void (current = next),
    detach: () => {
      current = null;
      states.caughtUp(); // what waits is kept with the rest
    },
    hear: () => void (heard += 1),
    heard: () => heard,
    arrived: (had) => kept.arrived(had),
    missed: (had) => kept.missed(had),
    kept: () => kept.text(),
  };
}
