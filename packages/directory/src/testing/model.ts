import { err, ok } from "@efir/kit";
import {
  byJoinTime,
  roomKey,
  type InstanceId,
  type MemberState,
  type RoomCode,
  type RoomKey,
  type SeatId,
} from "@efir/protocol";
import { LEASE_MS, type NewRoom, type RoomEvent, type Seated } from "../directory.ts";
import { NO_RIGHTS } from "../rights/room-rights.ts";
import { plain } from "./people.ts";

interface Sitting {
  readonly key: RoomKey;
  readonly seated: Seated;
}

interface Known {
  readonly key: RoomKey;
  readonly room: NewRoom;
  goneAt: number;
  draft: boolean;
}

/** What a Directory does, said as plainly as possible: lists, and no word of speed. */
export class Model {
  now = 0;
  readonly events: RoomEvent[] = [];
  #rooms: Known[] = [];
  #sitting: Sitting[] = [];
  readonly #leases = new Map<InstanceId, number>();

  createRoom(room: NewRoom) {
    const taken = this.#find(room.code);
    if (taken?.draft === false) return err({ code: "code-taken", room: plain(taken.room) });
    this.#keep(room, false);
    this.events.push({ kind: "room-created", room: room.code });
    return ok(plain(room));
  }

  draftRoom(room: NewRoom) {
    if (this.#find(room.code)?.draft !== false) this.#keep(room, true);
  }

  room(code: RoomCode) {
    const found = this.#find(code);
    return found ? plain(found.room) : null;
  }

  closeRoom(code: RoomCode) {
    const found = this.#find(code);
    if (!found) return [];
    const left = this.#unseat(({ key }) => key === found.key);
    this.#rooms = this.#rooms.filter((other) => other !== found);
    if (!found.draft) this.events.push({ kind: "room-closed", room: found.room.code });
    return left.map(({ seated }) => seated);
  }

  admit(code: RoomCode, newcomer: Seated) {
    const { member, instance } = newcomer;
    if (!this.#leases.has(instance)) this.renew(instance);
    const found = this.#find(code);
    if (!found) return err({ code: "room-not-found" });
    const here = ({ key }: Sitting) => key === found.key;
    const mine = ({ seated }: Sitting) => seated.member.id === member.id;
    const same = ({ seated }: Sitting) => seated.member.seat === member.seat;

    const had = this.#sitting.some((sitting) => here(sitting) && mine(sitting));
    const moved = this.#sitting.some((sitting) => here(sitting) && same(sitting));
    const replaced = this.#unseat((one) => here(one) && mine(one) && !same(one));
    const lost = this.#unseat((one) => here(one) && !same(one) && !this.#lives(one, instance));
    const limit = found.room.limit;
    if (!had && this.#sitting.filter(here).length >= limit)
      return err({ code: "room-full", limit });

    this.#sitting = this.#sitting.filter((one) => !(here(one) && same(one)));
    this.#sitting.push({ key: found.key, seated: newcomer });
    if (found.draft) this.events.push({ kind: "room-created", room: found.room.code });
    found.draft = false;
    found.goneAt = Infinity;
    if (!moved) this.events.push({ kind: "member-joined", room: found.room.code, member });
    const removed = [
      ...replaced.map(({ seated }) => ({ ...seated, reason: "replaced" })),
      ...lost.map(({ seated }) => ({ ...seated, reason: "lost" })),
    ];
    const room = plain(found.room);
    return ok({ room, roster: this.#list(here), removed, rights: NO_RIGHTS, hasChat: false });
  }

  update(code: RoomCode, seat: SeatId, state: MemberState) {
    const at = this.#sitting.findIndex((sitting) => isSeat(sitting, code, seat));
    const { key, seated } = this.#sitting[at] ?? {};
    if (key && seated) {
      this.#sitting[at] = { key, seated: { ...seated, member: { ...seated.member, state } } };
    }
    return at >= 0;
  }

  leave(code: RoomCode, seat: SeatId) {
    return this.#unseat((sitting) => isSeat(sitting, code, seat))[0]?.seated ?? null;
  }

  members(code: RoomCode) {
    return this.#list((sitting) => sitting.key === roomKey(code) && this.#lives(sitting));
  }

  renew(instance: InstanceId) {
    const held = (this.#leases.get(instance) ?? 0) > this.now;
    this.#leases.set(instance, this.now + LEASE_MS);
    return held;
  }

  retire(instance: InstanceId) {
    this.#leases.delete(instance);
    return this.#swept(({ seated }) => seated.instance === instance);
  }

  sweep() {
    return this.#swept((sitting) => !this.#lives(sitting));
  }

  #find(code: RoomCode) {
    this.#rooms = this.#rooms.filter(({ goneAt }) => goneAt > this.now);
    return this.#rooms.find(({ key }) => key === roomKey(code));
  }

  #keep(room: NewRoom, draft: boolean) {
    const key = roomKey(room.code);
    this.#rooms = this.#rooms.filter((other) => other.key !== key);
    this.#rooms.push({ key, room, goneAt: this.now + room.keepEmptyMs, draft });
  }

  #lives({ seated }: Sitting, surely?: InstanceId) {
    const { instance } = seated;
    return instance === surely || (this.#leases.get(instance) ?? 0) > this.now;
  }

  #list(which: (sitting: Sitting) => boolean) {
    const listed = this.#sitting.filter(which).map(({ seated }) => seated);
    return listed.sort((a, b) => byJoinTime(a.member, b.member));
  }

  #swept(which: (sitting: Sitting) => boolean) {
    return this.#unseat(which).map(({ key, seated }) => {
      const room = this.#rooms.find((other) => other.key === key)?.room.code;
      return { ...seated, room, reason: "lost" };
    });
  }

  #unseat(which: (sitting: Sitting) => boolean) {
    const gone = this.#sitting.filter(which).sort(byTime);
    this.#sitting = this.#sitting.filter((sitting) => !gone.includes(sitting));
    for (const { key, seated } of gone) {
      const found = this.#rooms.find((other) => other.key === key);
      if (!found) throw new Error("The model has a seat in no room");
      this.events.push({ kind: "member-left", room: found.room.code, member: seated.member });
      if (this.#sitting.every((sitting) => sitting.key !== key)) {
        found.goneAt = this.now + found.room.keepEmptyMs;
      }
    }
    return gone;
  }
}

const byTime = (a: Sitting, b: Sitting) => byJoinTime(a.seated.member, b.seated.member);

const isSeat = ({ key, seated }: Sitting, code: RoomCode, seat: SeatId): boolean =>
  key === roomKey(code) && seated.member.seat === seat;
