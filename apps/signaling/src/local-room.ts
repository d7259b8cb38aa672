import type { Admission, Seated } from "@efir/directory";
import {
  roomKey,
  type InstanceId,
  type LeaveReason,
  type Member,
  type MemberState,
  type Presence,
  type Room,
  type RoomCode,
  type RoomKey,
  type SeatId,
  type ServerMessage,
  type SessionTicket,
} from "@efir/protocol";
import type { Connection } from "./connection.ts";
import { toFrame, type Frame } from "./frame.ts";
import { Locals } from "./locals.ts";
import { createRoster } from "./roster.ts";

/**
 * A room on one instance, kept while somebody of this instance is in it or on the way in. It is opened
 * before the directory is asked, so that no news is lost meanwhile. Each change is announced, once, to
 * every settled member of this instance but its subject.
 */
export class LocalRoom {
  readonly code: RoomCode;
  readonly key: RoomKey;
  readonly #instance: InstanceId;
  readonly #roster = createRoster();
  readonly #locals = new Locals();
  #facts: Room | null = null;

  constructor(code: RoomCode, instance: InstanceId) {
    this.code = code;
    this.key = roomKey(code);
    this.#instance = instance;
  }

  /** An admission begins. It ends with `settle` or with `forget`. */
  expect(seat: SeatId, connection: Connection): void {
    const known = this.others().map(({ member }) => member.seat);
    this.#locals.expect(seat, connection, known);
  }

  /** Merges what the directory answered and sends `joined`, unless the seat is known to be gone by now. */
  settle(seat: SeatId, admission: Admission, ticket: SessionTicket | null): "seated" | LeaveReason {
    for (const { member, reason } of admission.removed) this.remove(member.seat, reason);
    const arriving = this.#locals.arriving(seat);
    const whyGone = this.#roster.whyGone(seat);
    if (whyGone !== undefined || !arriving) {
      // Its roster is dropped: with nobody to introduce, nobody would tell us what in it is not so any more.
      this.forget(seat);
      return whyGone ?? "left";
    }
    this.merge(admission);
    this.#dropStale(arriving.known, admission);
    const { connection, held } = arriving;
    this.#locals.settle(seat, connection);
    this.tellAll(seat, ticket);
    for (const frame of held) connection.send(frame);
    return "seated";
  }

  /** Tells a member of ours who is there, itself included. False when nobody of ours sits there. */
  tellAll(seat: SeatId, ticket: SessionTicket | null): boolean {
    const connection = this.#locals.settled(seat);
    if (!connection || !this.#facts) return false;
    const members = [...this.#roster.members()];
    const session = ticket && { session: ticket };
    const joined = { type: "joined", room: this.#facts, seat, members, ...session } as const;
    connection.sendTruth(toFrame(joined));
    for (const away of this.#roster.recovering()) {
      const news = { type: "member-presence", seat: away, presence: "recovering" } as const;
      if (away !== seat) connection.sendNews(toFrame(news));
    }
    return true;
  }

  /** The admission came to nothing. If others saw the seat meanwhile, they see it go. */
  forget(seat: SeatId): void {
    this.#locals.delete(seat);
    this.#strike(seat, "lost");
  }

  /** A member of this instance goes, of its own will or with its connection. */
  depart(seat: SeatId, reason: LeaveReason): void {
    this.#locals.delete(seat);
    this.#strike(seat, reason);
  }

  merge({ room, roster, removed }: Admission): void {
    this.#facts = room;
    for (const { member, reason } of removed) this.remove(member.seat, reason);
    for (const seated of roster) this.add(seated);
  }

  add(seated: Seated): void {
    const { seat } = seated.member;
    // A seat of ours without a connection has left, and the directory has not heard of it yet.
    if (seated.instance === this.#instance && !this.#locals.has(seat)) return;
    if (this.#roster.add(seated)) {
      this.#announce(seat, { type: "member-joined", member: seated.member });
    }
  }

  /** Somebody else took the seat away: its connection ends, if it is one of ours. */
  remove(seat: SeatId, reason: LeaveReason): void {
    this.#strike(seat, reason);
    const connection = this.#locals.settled(seat);
    if (!connection) return; // who is still arriving hears it from `settle`
    this.#locals.delete(seat);
    connection.end(reason === "replaced" ? "taken-over" : "server-error");
  }

  change(seat: SeatId, state: MemberState): void {
    if (this.#roster.change(seat, state)) {
      this.#announce(seat, { type: "member-changed", seat, state });
    }
  }

  /** False when it is known already, or the seat is not. */
  present(seat: SeatId, presence: Presence): boolean {
    if (!this.#roster.present(seat, presence)) return false;
    this.#announce(seat, { type: "member-presence", seat, presence });
    return true;
  }

  presence(seat: SeatId): Presence {
    return this.#roster.recovering().includes(seat) ? "recovering" : "on-air";
  }

  /** False when the seat is not one of ours. */
  deliver(seat: SeatId, frame: Frame): boolean {
    return this.#locals.deliver(seat, frame);
  }

  /** One of ours, seated or on the way in. */
  isOurs(seat: SeatId): boolean {
    return this.#locals.has(seat);
  }

  find(seat: SeatId): Seated | undefined {
    return this.#roster.find(seat);
  }

  whyGone(seat: SeatId): LeaveReason | undefined {
    return this.#roster.whyGone(seat);
  }

  /** Those of ours who are seated. */
  ourMembers(): readonly Member[] {
    return this.#roster.members().filter(({ seat }) => this.#locals.has(seat));
  }

  /** Those of other instances. */
  others(): readonly Seated[] {
    return this.#roster.seated().filter(({ instance }) => instance !== this.#instance);
  }

  otherInstances(): readonly InstanceId[] {
    return [...this.#roster.instances()].filter((instance) => instance !== this.#instance);
  }

  /** What the directory said of the room when somebody was last admitted here. */
  facts(): Room | null {
    return this.#facts;
  }

  /** How many connections of ours are in it or on the way in. */
  size(): number {
    return this.#locals.size();
  }

  /** While only those on their way in kept the room open here, nobody had to tell us who left. */
  #dropStale(known: readonly SeatId[], { roster }: Admission): void {
    const listed = new Set(roster.map(({ member }) => member.seat));
    for (const seat of known) if (!listed.has(seat)) this.#strike(seat, "left");
  }

  #strike(seat: SeatId, reason: LeaveReason): void {
    if (this.#roster.remove(seat, reason)) {
      this.#announce(seat, { type: "member-left", seat, reason });
    }
  }

  #announce(subject: SeatId, message: ServerMessage): void {
    this.#locals.announce(subject, toFrame(message));
  }
}
