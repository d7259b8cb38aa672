import type { SeatId } from "@efir/protocol";
import type { Frame } from "./frame.ts";

/** States on their way to one reader. While it is slow they wait here, of each member only the newest. */
export abstract class StateLane {
  /** One will never be sent, because a newer one came. */
  readonly #overtaken: () => void;
  #waiting: Map<SeatId, Frame> | null = null; // most readers are never slow

  constructor(overtaken: () => void) {
    this.#overtaken = overtaken;
  }

  /** More waits to be read than should. */
  abstract isFull(): boolean;
  abstract sendNews(frame: Frame): void;

  sendState(seat: SeatId, frame: Frame): void {
    if (this.#waiting?.delete(seat)) this.#overtaken();
    if (this.isFull()) (this.#waiting ??= new Map<SeatId, Frame>()).set(seat, frame);
    else this.sendNews(frame);
  }

  /** The reader has caught up: what waits goes out. */
  caughtUp(): void {
    const frames = this.#waiting?.values() ?? [];
    this.#waiting = null;
    for (const frame of frames) this.sendNews(frame);
  }
}
