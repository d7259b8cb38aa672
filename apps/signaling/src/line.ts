import type { CloseReason } from "@efir/protocol";
import type { Connection } from "./connection.ts";
import type { Frame } from "./frame.ts";
import { KeptFrames, type Missed } from "./kept-frames.ts";
import type { KeptText, Parcel } from "./parcel.ts";
import { StateLane } from "./state-lane.ts";

/**
 * What goes to and comes from one seat, over whichever socket it has now. Keeps what is not known to have
 * arrived, and counts, so that nothing is lost or doubled when the socket is another one.
 */
export class Line extends StateLane implements Connection {
  #socket: Connection | null;
  #kept: KeptFrames;
  #heard: number;
  #cut: () => void = nobodyCares;

  constructor(
    socket: Connection | null,
    overtaken: () => void,
    before?: Pick<Parcel, "heard" | "kept">,
  ) {
    super(overtaken);
    this.#socket = socket;
    this.#kept = new KeptFrames(before?.kept);
    this.#heard = before?.heard ?? 0;
  }

  isFull(): boolean {
    return this.#socket?.isFull() ?? false;
  }

  send(frame: Frame): void {
    this.#kept.keepLetter(frame);
    this.#socket?.send(frame);
  }

  sendNews(frame: Frame): void {
    this.#kept.keepNews(frame);
    this.#socket?.sendNews(frame);
  }

  sendTruth(frame: Frame): void {
    this.#kept = new KeptFrames();
    this.#socket?.sendTruth(frame);
  }

  end(reason: CloseReason): void {
    if (this.#socket) this.#socket.end(reason);
    else this.#cut();
  }

  /** What to do when it is ended while it has no socket. */
  whenCut(cut: () => void): void {
    this.#cut = cut;
  }

  attach(socket: Connection): void {
    this.#socket = socket;
  }

  detach(): void {
    this.#socket = null;
    this.caughtUp(); // what waits is kept with the rest
  }

  /** One more frame of the client was had. */
  hear(): void {
    this.#heard += 1;
  }

  heard(): number {
    return this.#heard;
  }

  /** The client had so many frames of ours. */
  arrived(had: number): void {
    this.#kept.arrived(had);
  }

  missed(had: number): Missed {
    return this.#kept.missed(had);
  }

  /** For another instance. */
  kept(): KeptText {
    return this.#kept.text();
  }
}

const nobodyCares = (): void => undefined;
