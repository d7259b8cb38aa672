import {
  decodeServerMessage,
  type InstanceId,
  type Member,
  type RoomKey,
  type SeatId,
} from "@efir/protocol";
import { unseal, type EnvelopeHeader, type Seen } from "./envelope.ts";
import type { Deps } from "./deps.ts";
import { readLetter } from "./letter.ts";
import type { LocalRoom } from "./local-room.ts";
import type { News } from "./others.ts";
import { isSameState } from "./same-state.ts";

type Ear = Pick<
  Deps,
  "hub" | "others" | "handover" | "neighbours" | "receipts" | "busLag" | "instance" | "metrics"
>;

interface Arrived {
  readonly from: InstanceId;
  readonly room: RoomKey;
  readonly seat: SeatId;
  readonly frame: Buffer;
}

type EventHeader = Extract<EnvelopeHeader, readonly ["event", ...unknown[]]>;

interface Newcomer {
  readonly key: RoomKey;
  readonly from: InstanceId;
  readonly member: Member;
  /** Our seats, as it has seen them. */
  readonly seen: readonly Seen[];
}

/** Applies what another instance said. What cannot be read, or is for nobody here, is dropped. */
export function hearOthers(said: Buffer, ear: Ear): void {
  const envelope = unseal(said);
  if (!envelope) return;
  const { stamp, header, body } = envelope;
  if (stamp.from === ear.instance) return ear.busLag.heard(stamp.n);
  if (!ear.neighbours.hears(stamp.from, stamp.n) || !header) return;
  switch (header[0]) {
    case "signal":
    case "stray": {
      const [kind, room, seat] = header;
      if (!ear.receipts.takes(stamp.from)) return;
      const hear = kind === "signal" ? hearSignal : hearStray;
      return hear({ from: stamp.from, room, seat, frame: body }, ear);
    }
    case "change": {
      const room = ear.hub.find(header[1]);
      if (room?.isHeldAt(header[2], stamp.from)) room.change(header[2], header[3]);
      return;
    }
    case "event":
      return hearEvent(header, body, ear);
    case "claim": {
      const [, room, seat, from, person] = header;
      return void ear.handover.give(from, { room, seat, person });
    }
    case "given":
      return ear.handover.given(header[2], header[3], body);
    case "came":
      // Where frames of it are missing, some may be letters that it sent back.
      if (!ear.receipts.isMissing(stamp.from)) ear.others.mail.came(stamp.from, header[1]);
      return;
    case "again":
      return ear.others.mail.sendAgain(
        stamp.from,
        ear.receipts.isMissing(stamp.from) ? 0 : header[1],
      );
    case "anew":
      return ear.receipts.anew(stamp.from);
    case "resync":
      return hearResync({ key: header[1], from: header[2], seen: header[3] }, ear);
    case "beat":
      return; // it was heard
  }
}

/** For a seat of ours; or for one that was, and whoever sent it has to find out where it is now. */
function hearSignal({ from, room: key, seat, frame }: Arrived, ear: Ear): void {
  const room = ear.hub.find(key);
  if (room?.deliver(seat, frame) || room?.whyGone(seat)) return;
  const letter = readLetter(key, seat, frame);
  if (letter && !ear.others.mail.sendBack(from, letter)) ear.metrics.busDropped("route");
}

/** What we sent to that instance comes back, because its seat is not there any more. */
function hearStray({ from, room: key, seat, frame }: Arrived, ear: Ear): void {
  const { hub, others, handover, instance, metrics } = ear;
  const room = hub.find(key);
  const addressee = room?.find(seat);
  const letter = readLetter(key, seat, frame);
  if (!letter || !addressee || room?.deliver(seat, frame)) return;
  if (addressee.instance === from || addressee.instance === instance) {
    others.mail.hold(seat);
    handover.awaits({ from, room: key, seat });
  }
  if (!others.mail.post(addressee.instance, letter)) metrics.busDropped("route");
}

function hearEvent(header: EventHeader, body: Buffer, ear: Ear): void {
  const room = ear.hub.find(header[1]);
  const message = decodeServerMessage(body.toString("utf8"));
  if (!message.ok) return;
  const news = message.value;
  if (news.type === "member-left") {
    ear.others.mail.drop(news.seat);
    room?.remove(news.seat, news.reason, news.moved);
  }
  // Only its holder knows: one that had it may not have heard yet that it went elsewhere.
  if (news.type === "member-presence" && room?.isHeldAt(news.seat, header[2])) {
    room.present(news.seat, news.presence);
  }
  if (news.type === "said" || news.type === "reacted") room?.broadcast(news);
  if (news.type === "member-joined") {
    const [, key, from, seen] = header;
    hearOfNewcomer({ key, from, member: news.member, seen }, ear);
  }
}

/**
 * A newcomer's roster may be older than what happened here since, and nobody here could tell the newcomer's
 * instance, because it was not known. So it says what it saw, and is told what is not so any more.
 */
function hearOfNewcomer({ key, from, member, seen }: Newcomer, ear: Ear): void {
  const { hub, others } = ear;
  const room = hub.find(key);
  hearOfMove(member.seat, { from, room }, ear);
  for (const news of seen.flatMap((one) => corrections(one, { room, ear }))) {
    others.tell([from], key, news);
  }
  // None that it saw is here: whoever is here now came later and was told by the directory.
  if (!room || !seen.some(([seat]) => room.isOurs(seat))) return;
  const { seat } = member;
  const reason = room.whyGone(seat);
  if (reason) others.tell([from], key, { type: "member-left", seat, reason });
  else room.add({ member, instance: from });
}

/** Another instance missed something: it is told who of ours sits there, and what it sees wrongly. */
function hearResync({ key, from, seen }: Omit<Newcomer, "member">, ear: Ear): void {
  const { hub, others } = ear;
  const room = hub.find(key);
  for (const one of seen) {
    for (const news of corrections(one, { room, ear })) others.tell([from], key, news);
    // Nobody is told by a newcomer that somebody is on air; here that may be what was missed.
    const [seat] = one;
    const isBack = room?.isOurs(seat) && room.presence(seat) === "on-air";
    if (isBack) others.tell([from], key, { type: "member-presence", seat, presence: "on-air" });
  }
  if (!room) return;
  for (const member of room.ourMembers()) others.introduce(member, key, room.heldAt(from));
}

interface Move {
  readonly from: InstanceId;
  readonly room: LocalRoom | undefined;
}

/** A seat that is known already goes on at the instance that tells of it. */
function hearOfMove(seat: SeatId, { from, room }: Move, { handover }: Ear): void {
  const known = room?.find(seat);
  if (room && known && known.instance !== from) handover.goesOn(room, seat, from);
  else handover.arrived(seat, from);
}

interface Here {
  readonly room: LocalRoom | undefined;
  readonly ear: Ear;
}

function corrections([seat, state]: Seen, { room, ear }: Here): readonly News[] {
  if (ear.handover.gaveAway(seat)) return []; // where it is now, it is told of
  if (!room?.isOurs(seat)) {
    return [{ type: "member-left", seat, reason: room?.whyGone(seat) ?? "left" }];
  }
  const now = room.find(seat)?.member.state ?? state;
  const presence = room.presence(seat);
  return [
    ...(isSameState(now, state) ? [] : [{ type: "member-changed", seat, state: now } as const]),
    ...(presence === "on-air" ? [] : [{ type: "member-presence", seat, presence } as const]),
  ];
}
