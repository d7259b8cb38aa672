import {
  decodeServerMessage,
  type InstanceId,
  type Member,
  type RoomKey,
  type SeatId,
} from "@efir/protocol";
import { unseal, type EnvelopeHeader, type Seen } from "./envelope.ts";
import type { Deps } from "./deps.ts";
import type { LocalRoom } from "./local-room.ts";
import type { News } from "./others.ts";
import type { HeldSignal } from "./routes.ts";
import { isSameState } from "./same-state.ts";

type Ear = Pick<
  Deps,
  "hub" | "others" | "held" | "handover" | "neighbours" | "busLag" | "instance" | "metrics"
>;

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
  if (!ear.neighbours.hears(stamp.from, stamp.n)) return;
  switch (header[0]) {
    case "signal":
      return hearSignal(header[2], { room: header[1], frame: body }, ear);
    case "change":
      return ear.hub.find(header[1])?.change(header[2], header[3]);
    case "event":
      return hearEvent(header, body, ear);
    case "claim": {
      const [, room, seat, from, person] = header;
      return void ear.handover.give(from, { room, seat, person });
    }
    case "given":
      return ear.handover.given(header[2], header[3], body);
    case "away":
      return ear.handover.away(header[3], header[1], header[2]);
    case "holding":
      return ear.handover.holding(header[3], header[2]);
    case "resync":
      return hearResync({ key: header[1], from: header[2], seen: header[3] }, ear);
    case "beat":
      return; // it was heard
  }
}

/** For a seat of ours; or for one that was, and whoever said it did not know yet. */
function hearSignal(seat: SeatId, signal: HeldSignal, { hub, others, metrics }: Ear): void {
  const room = hub.find(signal.room);
  if (room?.deliver(seat, signal.frame)) return;
  const elsewhere = room?.find(seat);
  const isFull = elsewhere
    ? !others.relay(elsewhere, signal)
    : others.routes.keep(seat, signal) === "full";
  if (isFull) metrics.busDropped("route");
}

function hearEvent(header: EventHeader, body: Buffer, ear: Ear): void {
  const room = ear.hub.find(header[1]);
  const message = decodeServerMessage(body.toString("utf8"));
  if (!message.ok) return;
  const news = message.value;
  if (news.type === "member-left") {
    ear.others.routes.drop(news.seat);
    room?.remove(news.seat, news.reason, news.moved);
  }
  if (news.type === "member-presence" && !room?.isOurs(news.seat)) {
    room?.present(news.seat, news.presence);
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
  }
  if (!room) return;
  for (const member of room.ourMembers()) others.introduce(member, key, room.heldAt(from));
}

interface Move {
  readonly from: InstanceId;
  readonly room: LocalRoom | undefined;
}

/** A seat that is known already goes on at the instance that tells of it. */
function hearOfMove(seat: SeatId, { from, room }: Move, { held, handover }: Ear): void {
  handover.arrived(seat, from);
  const known = room?.find(seat);
  if (!room || !known || known.instance === from) return;
  if (room.isOurs(seat)) held.letGo(seat); // we stood still, and were taken for gone
  room.move(seat, from);
  room.present(seat, "on-air");
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
