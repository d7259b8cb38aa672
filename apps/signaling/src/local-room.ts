import { allowedState, isBarred, type Admission, type Charter, type Seated } from "@efir/directory";
import {
  roomKey,
  type InstanceId,
  type LeaveReason,
  type Member,
  type MemberId,
  type MemberState,
  type Person,
  type Presence,
  type RoomCode,
  type RoomKey,
  type SeatId,
  type ServerMessage,
  type SessionTicket,
} from "@efir/protocol";
import type { Connection } from "./connection.ts";
import { toFrame, toPassingFrame, type Frame } from "./frame.ts";
import { moreTruth, wholeTruth } from "./first-words.ts";
import type { Whereabouts } from "./hub.ts";
import { Locals } from "./locals.ts";
import { asSeen, newsForAll, newsForModerator } from "./rights-news.ts";
import { Roster } from "./roster.ts";

/**
 * A room on one instance, kept while somebody of this instance is in it or on the way in. It is opened
 * before the directory is asked, so that no news is lost meanwhile. Each change is announced, once, to
 * every settled member of this instance but its subject.
 */
export class LocalRoom {
  readonly code: RoomCode;
  readonly key: RoomKey;
  readonly #instance: InstanceId;
  readonly #moved: Whereabouts["moved"];
  /** How to invite in Telegram, as whoever comes from now on is told. */
  link: string | null = null;
  readonly #roster: Roster;
  readonly #locals = new Locals();
  #charter: Charter | null = null;

  constructor(code: RoomCode, { instance, moved, near }: Whereabouts) {
    this.#roster = new Roster(near);
    this.code = code;
    this.key = roomKey(code);
    this.#instance = instance;
    this.#moved = moved;
  }

  /** An admission begins. It ends with `settle` or with `forget`. */
  expect(seat: SeatId, connection: Connection): void {
    const known = new Map(this.notOurs().map((one) => [one.member.seat, one.instance]));
    this.#locals.expect(seat, connection, known);
  }

  /**
   * Merges what the directory answered, unless the seat is known to be gone by now. `greet` says what comes
   * before the signals that waited.
   */
  settle(seat: SeatId, admission: Admission, greet: () => void): "seated" | LeaveReason {
    for (const { member, reason } of admission.removed) this.remove(member.seat, reason);
    const arriving = this.#locals.arriving(seat);
    const whyGone = this.#roster.whyGone(seat);
    if (whyGone !== undefined || !arriving) {
      // Its roster is dropped: with nobody to introduce, nobody would tell us what in it is not so any more.
      this.forget(seat);
      return whyGone ?? "left";
    }
    this.#roster.move(seat, this.#instance); // where it was at another one
    for (const { member, instance } of admission.roster) {
      const isAsItWas = this.isHeldAt(member.seat, arriving.known.get(member.seat) ?? instance);
      if (isAsItWas && !this.#locals.has(member.seat)) this.move(member.seat, instance);
    }
    this.merge(admission);
    if (!arriving.isFollowed) this.#dropStale(arriving.known, admission);
    const { connection, held } = arriving;
    this.#locals.settle(seat, connection);
    greet();
    for (const frame of held) connection.send(frame);
    return "seated";
  }

  /** Tells a member of ours who is there, itself included. False when nobody of ours sits there. */
  tellAll(seat: SeatId, ticket: SessionTicket | null): boolean {
    const connection = this.#locals.settled(seat);
    const charter = this.#charter;
    const self = this.#roster.find(seat);
    if (!connection || !charter || !self) return false;
    const known = { charter, roster: this.#roster, link: this.link };
    connection.sendTruth(toPassingFrame(wholeTruth(known, self.member, ticket)));
    for (const message of moreTruth(known, self.member)) connection.sendNews(toFrame(message));
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

  merge({ room, rights, roster, removed }: Admission): void {
    this.learn({ room, rights });
    if (this.#charter) this.#charter = { room, rights: this.#charter.rights };
    for (const { member, reason } of removed) this.remove(member.seat, reason);
    for (const seated of roster) this.add(seated);
  }

  /** A seat of ours goes on at another instance. Nobody here is told: it is the same seat. */
  letGo(seat: SeatId): void {
    this.#locals.delete(seat);
  }

  /** This instance holds the seat now. */
  move(seat: SeatId, instance: InstanceId): void {
    const isNews = !this.isHeldAt(seat, instance);
    this.#roster.move(seat, instance);
    if (isNews) this.#moved(seat, instance);
  }

  add(seated: Seated): void {
    const { seat } = seated.member;
    // A seat of ours without a connection has left, and the directory has not heard of it yet.
    if (seated.instance === this.#instance && !this.#locals.has(seat)) return;
    if (this.#roster.add(seated)) {
      const member = asSeen(this.#charter, seated.member);
      this.#announce(seat, { type: "member-joined", member });
    }
  }

  /** Somebody else took the seat away: its connection ends, if it is one of ours. `moved`: the person took the call along. */
  remove(seat: SeatId, reason: LeaveReason, moved = false): void {
    this.#strike(seat, reason, moved);
    const connection = this.#locals.settled(seat);
    if (!connection) return; // who is still arriving hears it from `settle`
    this.#locals.delete(seat);
    const elsewhere = moved ? "moved-away" : "taken-over";
    connection.end(reason === "replaced" ? elsewhere : "server-error");
  }

  change(seat: SeatId, said: MemberState): void {
    const id = this.#roster.find(seat)?.member.id;
    if (!id) return;
    const state = this.allowed(id, said);
    if (this.#roster.change(seat, state)) {
      this.#locals.announceState(seat, toFrame({ type: "member-changed", seat, state }));
    }
  }

  /** What somebody says of itself, as far as it may be so. */
  allowed(id: MemberId, said: MemberState): MemberState {
    return this.#charter ? allowedState(this.#charter, id, said) : said;
  }

  /** Newer rights take effect, and those whom they concern are told. Older ones are dropped. */
  learn(charter: Charter): void {
    const before = this.#charter;
    if (before && before.rights.version >= charter.rights.version) return;
    this.#charter = charter;
    if (before) this.#tellRights(before, charter);
    for (const { seat, id } of this.ourMembers()) {
      const barred = isBarred(charter.rights, id);
      if (barred) this.#locals.settled(seat)?.end(barred);
    }
  }

  /** The room is over for everybody. Who is still on the way in finds no room. */
  end(): void {
    this.#charter = null;
    for (const seat of this.#locals.seats()) {
      const connection = this.#locals.settled(seat);
      if (connection) connection.end("room-ended");
      else this.#locals.delete(seat);
    }
  }

  /** To every settled member of this instance, whoever said it. */
  broadcast(message: ServerMessage): void {
    this.#announce(null, message);
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

  isHeldAt(seat: SeatId, instance: InstanceId): boolean {
    return this.#roster.find(seat)?.instance === instance;
  }

  /** Those of other instances, and those who were ours and have not been heard of since. */
  notOurs(): readonly Seated[] {
    return this.#roster.seated().filter(({ member }) => !this.#locals.has(member.seat));
  }

  heldAt(instance: InstanceId): readonly Seated[] {
    return this.#roster.seated().filter((seated) => seated.instance === instance);
  }

  otherInstances(): readonly InstanceId[] {
    return [...this.#roster.instances()].filter((instance) => instance !== this.#instance);
  }

  /** The newest that is known here of the room and its rights. */
  charter(): Charter | null {
    return this.#charter;
  }

  /** One of ours is seated, so that no change of rights was missed. */
  isFollowed(): boolean {
    return this.#charter !== null && this.ourMembers().length > 0;
  }

  /** This person must not be here, as far as is known. */
  isBarred(id: MemberId): boolean {
    return this.#charter !== null && isBarred(this.#charter.rights, id) !== null;
  }

  people(): readonly Person[] {
    return this.#roster.members().map(({ id, name, avatar }) => ({ id, name, avatar }));
  }

  /** It is let go: whoever is in it is near no more for that. */
  close(): void {
    this.#roster.close();
  }

  /** How many connections of ours are in it or on the way in. */
  size(): number {
    return this.#locals.size();
  }

  /** While only those on their way in kept the room open here, nobody had to tell us who left. */
  #dropStale(known: ReadonlyMap<SeatId, InstanceId>, { roster }: Admission): void {
    const listed = new Set(roster.map(({ member }) => member.seat));
    for (const seat of known.keys()) if (!listed.has(seat)) this.#strike(seat, "left");
  }

  #strike(seat: SeatId, reason: LeaveReason, moved = false): void {
    if (!this.#roster.remove(seat, reason)) return;
    this.#announce(seat, { type: "member-left", seat, reason, ...(moved && { moved }) });
  }

  #tellRights(before: Charter, after: Charter): void {
    const members = this.#roster.members();
    for (const { message, except } of newsForAll({ before, after }, members)) {
      this.#announce(except, message);
    }
    for (const { seat, id } of this.ourMembers()) {
      const connection = this.#locals.settled(seat);
      for (const message of newsForModerator(id, before, after)) {
        connection?.sendNews(toFrame(message));
      }
    }
    // What is not allowed any more is not taken up again when it is: whoever may, says so anew.
    for (const { seat, id, state } of members) this.#roster.change(seat, this.allowed(id, state));
  }

  #announce(subject: SeatId | null, message: ServerMessage): void {
    this.#locals.announce(subject, toFrame(message));
  }
}
