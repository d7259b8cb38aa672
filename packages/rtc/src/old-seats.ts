import type { Clock } from "@efir/kit";
import type { Member, MemberId, SeatId } from "@efir/protocol";
import type { Links } from "./links.ts";

export interface OldSeatsOptions {
  readonly links: Pick<Links, "keep" | "letGo">;
  /** The person is heard elsewhere, or will not be. */
  readonly onOver: (seat: SeatId) => void;
  readonly clock: Pick<Clock, "after">;
}

/** Rule MV4: somebody who has not got through by then will not hold up the old device for longer. */
export const OLD_SEAT_LASTS_MS = 6_000;
/** From the first packet until it is played. Both are heard so long, which nobody notices; a gap one does. */
const OVERLAP_MS = 150;

interface Old {
  readonly seat: SeatId;
  readonly cancel: () => void;
}

/** The seats of people who go on at another device. Each is listened to until its person is heard from the next one. */
export class OldSeats {
  readonly #options: OldSeatsOptions;
  readonly #kept = new Map<MemberId, Old>();

  constructor(options: OldSeatsOptions) {
    this.#options = options;
  }

  /** Undefined: nobody whom we know. */
  keep(member: Member | undefined): void {
    if (!member) return;
    const { id, seat } = member;
    const { links, clock } = this.#options;
    this.#end(id);
    links.keep(seat);
    const cancel = clock.after(OLD_SEAT_LASTS_MS, () => this.#end(id));
    this.#kept.set(id, { seat, cancel });
  }

  /** A voice of this person is on its way from another seat. */
  voiceComes(member: Member | undefined, track: MediaStreamTrack): void {
    const old = member && this.#kept.get(member.id);
    if (!old || old.seat === member.seat) return;
    const overlap = () => void this.#options.clock.after(OVERLAP_MS, () => this.#end(member.id));
    // A track from elsewhere is muted until something comes.
    if (track.muted) track.addEventListener("unmute", overlap, { once: true });
    else overlap();
  }

  /** Whoever has gone, or may not be heard any more, is not heard from an old seat either. */
  allowOnly(people: ReadonlySet<MemberId>): void {
    for (const id of this.#kept.keys()) if (!people.has(id)) this.#end(id);
  }

  close(): void {
    for (const { cancel } of this.#kept.values()) cancel();
    this.#kept.clear();
  }

  #end(id: MemberId): void {
    const old = this.#kept.get(id);
    if (!old) return;
    this.#kept.delete(id);
    old.cancel();
    this.#options.links.letGo(old.seat);
    this.#options.onOver(old.seat);
  }
}
