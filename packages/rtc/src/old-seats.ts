import type { Clock } from "@efir/kit";
import type { Member, MemberId, SeatId, ServerMessage } from "@efir/protocol";
import { mayBeHeard } from "./call-rights.ts";
import type { Links } from "./links.ts";
import type { Roster } from "./roster.ts";

export interface OldSeatsOptions {
  readonly links: Pick<Links, "keep" | "letGo">;
  /** The person is heard elsewhere, or will not be. */
  readonly onOver: (seat: SeatId) => void;
  readonly clock: Pick<Clock, "after">;
}

/** Rule MV4: somebody who has not got through by then will not hold up the old device for longer. */
export const OLD_SEAT_LASTS_MS = 6_000;
/** Whoever lost the server when we did is back by then: clients ask again every five seconds at least. */
const BACK_WITHIN_MS = 10_000;
/** From the first packet until it is played. Both are heard so long, which nobody notices; a gap one does. */
const OVERLAP_MS = 150;

interface Old {
  readonly seat: SeatId;
  /** Nobody said that the person goes on elsewhere; the server has forgotten. */
  readonly isForgotten: boolean;
  readonly cancel: () => void;
}

type Seated = Extract<ServerMessage, { readonly type: "joined" }>;

/**
 * The seats of people who go on at another device, or come back to a server that has forgotten them. Each is listened to until its person
 * is heard from the next one.
 */
export class OldSeats {
  readonly #options: OldSeatsOptions;
  readonly #kept = new Map<MemberId, Old>();
  #own: SeatId | null = null;

  constructor(options: OldSeatsOptions) {
    this.#options = options;
  }

  /** Before it changes the roster. */
  hear(message: ServerMessage, roster: Roster): void {
    if (message.type === "member-left" && message.moved) {
      const moved = roster.find(({ seat }) => seat === message.seat);
      if (moved) this.#keep(moved, OLD_SEAT_LASTS_MS, false);
    }
    if (message.type === "joined") this.#seated(message, roster);
  }

  /** With a seat of our own that is new: whoever was here and is not known comes back as we did, and is still heard. Rule MS12. */
  #seated({ seat: own, members }: Seated, roster: Roster): void {
    const isNew = this.#own !== null && this.#own !== own;
    const listed = new Set(members.map(({ seat }) => seat));
    const missing = roster.filter(({ seat }) => seat !== this.#own && !listed.has(seat));
    this.#own = own;
    if (isNew) for (const member of missing) this.#keep(member, BACK_WITHIN_MS, true);
  }

  #keep({ id, seat }: Member, forMs: number, isForgotten: boolean): void {
    const { links, clock } = this.#options;
    this.#end(id);
    links.keep(seat);
    const cancel = clock.after(forMs, () => this.#end(id));
    this.#kept.set(id, { seat, isForgotten, cancel });
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
  follow(roster: Roster): void {
    for (const [id, { isForgotten }] of this.#kept) {
      const listed = roster.find((member) => member.id === id);
      if (listed ? !mayBeHeard(listed) : !isForgotten) this.#end(id);
    }
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
