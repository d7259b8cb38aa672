import type { CloseReason } from "@efir/protocol";
import type { Connection } from "./connection.ts";
import type { Frame } from "./frame.ts";
import { KeptFrames, type Missed } from "./kept-frames.ts";
import type { Parcel } from "./parcel.ts";
import { StateLane } from "./state-lane.ts";

/**
 * What goes to and comes from one seat, over whichever socket it has now. Keeps what is not known to have
 * arrived, and counts, so that nothing is lost or doubled when the socket is another one.
 */
export class Line extends StateLane implements Connection {
  #socket: Connection | null;
  #kept: KeptFrames;
  #heard: number;
  /** How many times its client had to count anew; see `begin`. */
  #count: number;
  #before: Parcel["before"];
  #cut: () => void = nobodyCares;

  constructor(
    socket: Connection | null,
    overtaken: () => void,
    parcel?: Pick<Parcel, "heard" | "kept" | "count" | "before">,
  ) {
    super(overtaken);
    this.#socket = socket;
    this.#kept = new KeptFrames(parcel?.kept);
    this.#heard = parcel?.heard ?? 0;
    this.#count = parcel?.count ?? FIRST_COUNT;
    this.#before = parcel?.before ?? null;
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

  /**
   * A roster is about to come, and from then on the client counts anew. Until it is known to have arrived,
   * the client may still go by the count before. Answers which count it is.
   */
  begin(before: { readonly count: number; readonly had: number }): number {
    this.#before = before;
    this.#count += 1;
    return this.#count;
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
    this.#before = null;
    this.#kept.arrived(had);
  }

  /** What did not come to a client that had so many frames by this count. */
  missed({ count, had }: { readonly count: number; readonly had: number }): Missed {
    if (count === this.#count) return this.#kept.missed(had);
    const before = this.#before;
    const hasMissedRoster = before?.count === count && had >= before.had;
    return hasMissedRoster ? this.#kept.lettersSince(0) : { kind: "gone" };
  }

  /** For another instance. */
  packed(): Pick<Parcel, "heard" | "kept" | "count" | "before"> {
    const [heard, count, before] = [this.#heard, this.#count, this.#before];
    return { heard, count, before, kept: this.#kept.text() };
  }
}

/** What a client counts by whose seat is new. */
export const FIRST_COUNT = 1;

const nobodyCares = (): void => undefined;
