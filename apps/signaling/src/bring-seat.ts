import type { Seated } from "@efir/directory";
import { err } from "@efir/kit";
import type { RoomCode } from "@efir/protocol";
import type { Deps } from "./deps.ts";
import { UNKNOWN } from "./kept-frames.ts";
import { Line } from "./line.ts";
import type { Letter } from "./letter.ts";
import type { LocalRoom } from "./local-room.ts";
import { lettersOf, unpackParcel, type Parcel } from "./parcel.ts";
import { TakenPlace } from "./place.ts";
import type { Ticket } from "./resume-token.ts";

export type Brought = "here" | "unknown" | "overtaken";

/**
 * Brings a seat that another instance holds to this one, where it waits for its client. If that instance is
 * gone the seat stays all the same, and only what was under way to it is lost.
 */
export function bringSeat(ticket: Ticket, code: RoomCode, deps: Deps): Promise<Brought> {
  const { bringing } = deps.handover;
  const { seat } = ticket;
  // The client may come a second time meanwhile: asked for twice, the seat would be taken in twice.
  const underWay =
    bringing.get(seat) ?? bring(ticket, code, deps).finally(() => bringing.delete(seat));
  bringing.set(seat, underWay);
  return underWay;
}

async function bring(ticket: Ticket, code: RoomCode, deps: Deps): Promise<Brought> {
  const seated = await whereIs(ticket, code, deps);
  if (!seated || seated.instance === deps.instance) return "unknown";
  const { room, letGo } = deps.hub.hold(code); // before it comes, so that no news is lost meanwhile
  const brought = await bringFrom(seated, { ticket, room }, deps).finally(letGo);
  if (brought !== "unknown") return brought;
  // It may have gone on to yet another instance meanwhile.
  const now = await whereIs(ticket, code, deps);
  return now && now.instance !== seated.instance ? "overtaken" : "unknown";
}

interface Bringing {
  readonly ticket: Ticket;
  readonly room: LocalRoom;
}

async function bringFrom(seated: Seated, { ticket, room }: Bringing, deps: Deps): Promise<Brought> {
  const given = await fetchParcel(seated, { ticket, room }, deps);
  if (given.kind !== "parcel") return given.kind;
  return takeIn({ ...given, from: seated, room }, deps);
}

/** Parked, or given by its instance; which may park it just as we ask. */
async function fetchParcel(seated: Seated, { ticket, room }: Bringing, deps: Deps) {
  const parked = await unparked(ticket, deps);
  if (parked) return parked;
  const given = await deps.handover.ask(seated.instance, ticket);
  if (given.kind === "parcel") return given;
  const late = await unparked(ticket, deps);
  if (late) return late;
  if (given.kind !== "no-answer") return given;
  const now = await whereIs(ticket, room.code, deps);
  const isStillThere = now?.instance === seated.instance;
  return isStillThere ? bare(seated, ticket, room.code) : ({ kind: "unknown" } as const);
}

async function unparked({ seat }: Ticket, { directory }: Deps) {
  const text = await directory.unpark(seat);
  const parcel = text === null ? null : unpackParcel(Buffer.from(text));
  return parcel && ({ kind: "parcel", parcel } as const);
}

async function whereIs({ seat, person }: Ticket, code: RoomCode, { directory }: Deps) {
  const listed = await directory.members(code);
  return listed.find(({ member }) => member.seat === seat && member.id === person);
}

/** All that is left of a seat whose instance is gone. */
function bare({ member }: Seated, { count }: Ticket, code: RoomCode) {
  const line = { heard: 0, kept: UNKNOWN, count, before: null };
  const parcel: Parcel = { code, member, presence: "on-air", ...line, sent: [] };
  return { kind: "parcel", parcel } as const;
}

interface Taking {
  readonly parcel: Parcel;
  readonly from: Seated;
  readonly room: LocalRoom;
}

async function takeIn({ parcel, from, room }: Taking, deps: Deps): Promise<"here" | "unknown"> {
  const { instance, others, held, handover, departures } = deps;
  const { member } = parcel;
  const line = new Line(null, deps.metrics.stateOvertaken, parcel);
  room.expect(member.seat, line);
  others.mail.release(member.seat, instance); // those that waited come before those that come now
  const admission = await admitted({ member, instance }, room, deps).catch((error: unknown) => {
    room.forget(member.seat);
    throw error;
  });
  if (!admission.ok) room.forget(member.seat);
  const settled = admission.ok && room.settle(member.seat, admission.value, () => undefined);
  if (!admission.ok) return "unknown";
  if (settled !== "seated") {
    await departures.leave(room.code, member.seat); // it had left before it was admitted again
    return "unknown";
  }

  held.adopt({ place: new TakenPlace({ room, self: member, line }, deps), line });
  others.tellRemoved(admission.value);
  others.introduce(member, room.key, room.others());
  others.tell([from.instance], room.key, { type: "member-joined", member });
  handover.arrived(member.seat, instance);
  for (const letter of lettersOf(parcel)) forward(letter, room, deps);
  return "here";
}

/** What it has sent goes on from here, before what it sends from here. */
function forward(letter: Letter, room: LocalRoom, { others, metrics }: Deps): void {
  const addressee = room.find(letter.to);
  if (!addressee || room.deliver(letter.to, letter.frame)) return;
  if (!others.mail.post(addressee.instance, letter)) metrics.busDropped("route");
}

async function admitted(seated: Seated, room: LocalRoom, { directory, invites }: Deps) {
  if (!room.isFollowed()) {
    const charter = await directory.charter(room.code);
    if (charter) room.learn(charter);
  }
  // Thrown out while it had no socket: it has to ask at the door, as everybody does.
  if (room.isBarred(seated.member.id)) return err({ code: "room-not-found" } as const);
  room.link = await invites.to(room.code);
  return directory.admit(room.code, seated);
}
