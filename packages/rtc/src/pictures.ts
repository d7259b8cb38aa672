import type { SeatId } from "@efir/protocol";
import type { Slot } from "./slots.ts";

export type PictureSlot = Exclude<Slot, "microphone">;

/** One stream for each picture, the same object as long as the track is the same, so that a page need not blink. */
export class Pictures {
  readonly #streams = new Map<string, MediaStream>();

  set(owner: SeatId | "self", slot: PictureSlot, track: MediaStreamTrack | null): void {
    const name = `${owner} ${slot}`;
    if (!track) this.#streams.delete(name);
    else if (!this.#streams.get(name)?.getTracks().includes(track)) {
      this.#streams.set(name, new MediaStream([track]));
    }
  }

  get(owner: SeatId | "self", slot: PictureSlot): MediaStream | null {
    return this.#streams.get(`${owner} ${slot}`) ?? null;
  }

  forget(owner: SeatId): void {
    this.set(owner, "camera", null);
    this.set(owner, "screen", null);
  }
}
