import type { Admission, Seated } from "@efir/directory";
import {
  roomKey,
  type InstanceId,
  type LeaveReason,
  type Member,
  type MemberState,
  type Room,
  type RoomCode,
  type RoomKey,
  type SeatId,
  type ServerMessage,
} from "@efir/protocol";
import type { Connection } from "./connection.ts";
import { toFrame, type Frame } from "./frame.ts";
import { createRoster } from "./roster.ts";

/** A connection of this instance. Until its admission is settled, the signals for it wait in `held`. */
type Local =
  | {
      readonly kind: "arriving";
      readonly connection: Connection;
      readonly held: Frame[];
      /** Who was known when the directory was asked, so that its answer is the newer word on them. */
      readonly known: readonly SeatId[];
    }
  | { readonly kind: "settled"; readonly connection: Connection };

/** Far more signals than can come for somebody whom nobody has been told of for long. */
const MAX_HELD = 512;

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
  readonly #locals = new Map<SeatId, Local>();
  #facts: Room | null = null;

  constructor(code: RoomCode, instance: InstanceId) {
    this.code = code;
    this.key = roomKey(code);
    this.#instance = instance;
  }

  /** An admission begins. It ends with `settle` or with `forget`. */
  expect(seat: SeatId, connection: Connection): void {
    const known = this.others().map(({ member }) => member.seat);
    this.#locals.set(seat, { kind: "arriving", connection, held: [], known });
  }

  /** Merges what the directory answered and sends `joined`, unless the seat is known to be gone by now. */
  settle(seat: SeatId, admission: Admission): "seated" | LeaveReason {
    for (const { member, reason } of admission.removed) this.remove(member.seat, reason);
    const local = this.#locals.get(seat);
    const whyGone = this.#roster.whyGone(seat);
    if (whyGone !== undefined || local?.kind !== "arriving") {
      // Its roster is dropped: with nobody to introduce, nobody would tell us what in it is not so any more.
      this.forget(seat);
      return whyGone ?? "left";
    }
    this.merge(admission);
    this.#dropStale(local.known, admission);
    const { connection, held } = local;
    this.#locals.set(seat, { kind: "settled", connection });
    const members = [...this.#roster.members()];
    connection.send(toFrame({ type: "joined", room: admission.room, seat, members }));
    for (const frame of held) connection.send(frame);
    return "seated";
  }

  /** The admission came to nothing. If others saw the seat meanwhile, they see it go. */
  forget(seat: SeatId): void {
    this.#locals.delete(seat);
    this.#strike(seat, "lost");
  }

  /** A member of this instance goes, of its own will or with its connection. */
  depart(seat: SeatId): void {
    this.#locals.delete(seat);
    this.#strike(seat, "left");
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
    const local = this.#locals.get(seat);
    if (local?.kind !== "settled") return; // who is still arriving hears it from `settle`
    this.#locals.delete(seat);
    local.connection.end(reason === "replaced" ? "taken-over" : "server-error");
  }

  change(seat: SeatId, state: MemberState): void {
    if (this.#roster.change(seat, state)) {
      this.#announce(seat, { type: "member-changed", seat, state });
    }
  }

  /** False when the seat is not one of ours. */
  deliver(seat: SeatId, frame: Frame): boolean {
    const local = this.#locals.get(seat);
    if (local?.kind === "settled") local.connection.send(frame);
    else if (local && local.held.length < MAX_HELD) local.held.push(frame);
    return local !== undefined;
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
    return [...new Set(this.others().map(({ instance }) => instance))];
  }

  /** What the directory said of the room when somebody was last admitted here. */
  facts(): Room | null {
    return this.#facts;
  }

  /** How many connections of ours are in it or on the way in. */
  size(): number {
    return this.#locals.size;
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
    const frame = toFrame(message);
    for (const [seat, { kind, connection }] of this.#locals) {
      if (kind === "settled" && seat !== subject) connection.send(frame);
    }
  }
}
