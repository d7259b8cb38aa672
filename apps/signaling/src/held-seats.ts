import { afterClose, type CloseReason, type MemberId, type SeatId } from "@efir/protocol";
import type { RoomPlace, Session } from "./connection.ts";
import type { Deps } from "./deps.ts";
import { giveUp } from "./leave-room.ts";
import type { Line } from "./line.ts";
import { toSent, type Parcel } from "./parcel.ts";
import { present } from "./present.ts";

/** How long a seat is kept without a socket. */
const GRACE_MS = 30_000;
/** The page is gone, or a proxy starts anew: if it is the proxy, the client is back at once. */
const GOING_AWAY_GRACE_MS = 2_000;
/** Whoever is back by then was never seen to be away. */
const SHOWN_AFTER_MS = 1_500;

const NOTHING_TO_CANCEL = (): void => undefined;

/** A seat that outlives its sockets. */
export interface HeldSeat {
  readonly place: RoomPlace;
  readonly line: Line;
}

export type Claimed =
  | { readonly kind: "yours"; readonly held: HeldSeat }
  /** Another socket of the session came after this one. */
  | { readonly kind: "overtaken" }
  | { readonly kind: "unknown" };

interface Entry extends HeldSeat {
  session: Session | null;
  /** Why the socket before is gone. */
  cause: string;
  /** Resolves when the socket before is done; null: there was none. */
  quiet: Promise<void> | null;
  claims: number;
  cancel: () => void;
}

/** The seats of this instance that outlive their sockets. Rules SN7, SN8 and SN10. */
export class HeldSeats {
  readonly #seats = new Map<SeatId, Entry>();
  readonly #deps: () => Deps;

  constructor(deps: () => Deps) {
    this.#deps = deps;
  }

  hold(session: Session, held: HeldSeat): void {
    this.#add(session, held);
  }

  /** A seat came from another instance, and waits for its client. */
  adopt({ place, line }: HeldSeat): void {
    const entry = this.#add(null, { place, line });
    this.#wait(entry, GRACE_MS);
  }

  /** The socket is gone. Resolves when the seat waits for the next one, or was given up. */
  async socketGone(session: Session, reason: CloseReason | undefined): Promise<void> {
    const { place } = session;
    const entry = place.kind === "room" ? this.#seats.get(place.self.seat) : undefined;
    if (entry?.session !== session) return; // goes on over another socket
    const { room, self } = entry.place;
    if (afterClose(reason) !== "stop" && room.isOurs(self.seat)) {
      entry.cause = reason ?? "other";
      const isPageGone = reason === "going-away" && !this.#deps().isClosing();
      this.#wait(entry, isPageGone ? GOING_AWAY_GRACE_MS : GRACE_MS);
      return;
    }
    this.drop(self.seat);
    await giveUp(entry.place, "left", this.#deps());
  }

  /** Takes the seat from the socket that has it, once all that came over that one is done. */
  async claim(seat: SeatId, person: MemberId): Promise<Claimed> {
    const entry = this.#seats.get(seat);
    if (entry?.place.self.id !== person) return { kind: "unknown" };
    const claim = ++entry.claims;
    const before = entry.session;
    if (before) {
      entry.cause = "moved";
      this.#wait(entry, GRACE_MS);
      before.socket.end("moved");
      entry.quiet = before.socket.idle();
    }
    await entry.quiet;
    if (this.#seats.get(seat) !== entry) return { kind: "unknown" };
    return entry.claims === claim ? { kind: "yours", held: entry } : { kind: "overtaken" };
  }

  /** The seat has a socket again. */
  resume(session: Session, { place, line }: HeldSeat): void {
    const entry = this.#seats.get(place.self.seat);
    if (!entry) return;
    entry.cancel();
    entry.session = session;
    this.#deps().metrics.reconnected(entry.cause);
    line.attach(session.socket);
    session.place = place;
    session.connection = line;
    present(place, "on-air", this.#deps());
  }

  all(): readonly HeldSeat[] {
    return [...this.#seats.values()];
  }

  /** Those with a socket. */
  sessions(): readonly Session[] {
    return [...this.#seats.values()].flatMap(({ session }) => session ?? []);
  }

  isHere(seat: SeatId): boolean {
    return this.#seats.has(seat);
  }

  isWaiting(seat: SeatId): boolean {
    return this.#seats.get(seat)?.session === null;
  }

  /** What another instance needs to go on with the seat; null when there is none. */
  pack(seat: SeatId): Parcel | null {
    const entry = this.#seats.get(seat);
    const seated = entry?.place.room.find(seat);
    if (!entry || !seated) return null;
    const { room } = entry.place;
    return {
      code: room.code,
      member: seated.member,
      presence: room.presence(seat),
      ...entry.line.packed(),
      sent: this.#deps().others.mail.takeFrom(seat).map(toSent),
    };
  }

  /** The seat goes on at another instance: nobody is told that it left. */
  letGo(seat: SeatId): void {
    const entry = this.#seats.get(seat);
    this.drop(seat);
    entry?.place.room.letGo(seat);
    entry?.session?.socket.end("moved");
  }

  drop(seat: SeatId): void {
    this.#seats.get(seat)?.cancel();
    this.#seats.delete(seat);
  }

  /** How many wait for a socket. */
  waiting(): number {
    return [...this.#seats.values()].filter(({ session }) => session === null).length;
  }

  close(): void {
    for (const seat of [...this.#seats.keys()]) this.drop(seat);
  }

  #add(session: Session | null, { place, line }: HeldSeat): Entry {
    const entry = {
      place,
      line,
      session,
      cause: "other-instance",
      quiet: null,
      claims: 0,
      cancel: NOTHING_TO_CANCEL,
    };
    this.#seats.set(place.self.seat, entry);
    return entry;
  }

  #wait(entry: Entry, graceMs: number): void {
    const { clock } = this.#deps();
    const { self } = entry.place;
    entry.session = null;
    entry.line.whenCut(() => {
      this.drop(self.seat);
      void giveUp(entry.place, "lost", this.#deps());
    });
    entry.line.detach();
    const stops = [
      clock.after(SHOWN_AFTER_MS, () => present(entry.place, "recovering", this.#deps())),
      clock.after(graceMs, () => this.#expire(entry, self.seat)),
    ];
    entry.cancel = () => {
      for (const stop of stops) stop();
    };
  }

  #expire(entry: Entry, seat: SeatId): void {
    this.#deps().metrics.resumed("expired");
    this.drop(seat);
    void giveUp(entry.place, "lost", this.#deps());
  }
}
