import * as v from "valibot";
import {
  allowedState,
  KEEP_TYPED_ROOM_MS,
  type Admission,
  type Charter,
  type LeftBehind,
  type NewRoom,
} from "@efir/directory";
import { err, ok, type Result } from "@efir/kit";
import {
  roomKey,
  SeatId,
  type ClientMessage,
  type Member,
  type Person,
  type SessionTicket,
} from "@efir/protocol";
import type { Identity } from "@efir/session";
import { admit } from "./admit.ts";
import { askEntry } from "./entry-rule.ts";
import type { Session } from "./connection.ts";
import type { Deps } from "./deps.ts";
import { FIRST_COUNT, Line } from "./line.ts";
import type { LocalRoom } from "./local-room.ts";
import { refuse, type Outcome, type Refused } from "./outcome.ts";
import { TakenPlace } from "./place.ts";
import { resumeSeat } from "./resume-seat.ts";
import { tellChat } from "./talk.ts";

type Join = Extract<ClientMessage, { readonly type: "join" }>;

interface Asked {
  readonly join: Join;
  readonly identity: Identity;
}

/** When to ask again while the directory is out of reach. */
const TRY_AGAIN_MS = 2_000;

/** A device that has no way to the server just now hears of it when it is back. */
const LEFT_BEHIND_MS = 60 * 60_000;

/** Seats the session in the room, tells it who is there, and tells those who are there. */
export async function joinRoom(session: Session, asked: Asked, deps: Deps): Promise<Outcome> {
  const { join, identity } = asked;
  if (session.place.kind === "room") return refuse("already-joined");
  if (identity.onlyRoom && identity.onlyRoom !== roomKey(join.room)) return refuse("wrong-room");

  const resumed = join.resume
    ? await resumeSeat(session, { ...asked, resume: join.resume }, deps)
    : null;
  if (resumed) return resumed;
  const startedAt = deps.clock.now();
  const self = newcomer(asked, deps);
  const room = deps.hub.open(join.room);
  const line =
    join.resume === undefined ? null : new Line(session.socket, deps.metrics.stateOvertaken);
  room.expect(self.seat, line ?? session.socket);
  const admission = await askDirectory(session, { room, self, asked }, deps);
  if (admission.ok)
    takeSeat(
      session,
      { room, self, line, leaves: howLeft(asked), admission: admission.value },
      deps,
    );
  else room.forget(self.seat);
  deps.hub.tidy(room);

  const outcome = admission.ok ? ok(undefined) : admission;
  const seconds = (deps.clock.now() - startedAt) / 1_000;
  deps.metrics.joined(outcome.ok ? "ok" : outcome.error.code, seconds);
  return outcome;
}

/** Whoever only comes back here has moved, or taken over, already. */
function howLeft({ join, identity }: Asked): LeftBehind | null {
  if (join.resume) return null;
  return identity.moves === true ? "moved-away" : "taken-over";
}

function newcomer({ join, identity }: Asked, { randomId, clock }: Deps): Member {
  const seat = v.parse(SeatId, randomId());
  return { ...identity.person, seat, joinedAt: clock.now(), state: join.state };
}

interface Coming {
  readonly room: LocalRoom;
  readonly self: Member;
  readonly asked: Asked;
}

async function askDirectory(
  session: Session,
  coming: Coming,
  deps: Deps,
): Promise<Result<Admission, Refused>> {
  const { room, self } = coming;
  try {
    // Where one of ours sits every change of rights is heard; else the directory says whether it matters.
    const known = room.isFollowed() ? room.charter() : null;
    const admission = await enter(session, { ...coming, charter: known }, deps);
    if (!admission.ok) return admission;
    room.learn(admission.value);
    room.link = await deps.invites.to(room.code);
    if (!room.isBarred(self.id)) return admission;
    takeBack(room, self, deps); // barred just now: to be asked again at the door
    return err({ code: "try-again", retryAfterMs: 0 });
  } catch (error) {
    deps.troubled("a join did not reach the directory", error);
    takeBack(room, self, deps); // it may have reached it all the same
    return err({ code: "try-again", retryAfterMs: TRY_AGAIN_MS });
  }
}

interface Entering extends Coming {
  /** By which the newcomer is judged; null while none was read. */
  readonly charter: Charter | null;
}

/** A newcomer is let in by the rights that hold at that moment: where they are others than those judged, once more. */
async function enter(
  session: Session,
  { charter, ...coming }: Entering,
  deps: Deps,
): Promise<Result<Admission, Refused>> {
  const { room, self, asked } = coming;
  const { person } = asked.identity;
  if (charter) {
    room.learn(charter);
    const entry = await askEntry({ room, charter }, { session, person }, deps);
    if (!entry.ok) return entry;
  }
  const state = charter ? allowedState(charter, self.id, self.state) : self.state;
  const admission = await admit(deps.directory, {
    code: asked.join.room,
    seated: { member: { ...self, state }, instance: deps.instance },
    judged: charter?.rights.version ?? "unread",
    otherwise: asked.join.open ? typedRoom(asked.join, person, deps) : null,
  });
  if (admission.ok) return admission;
  return admission.error.code === "other-rights"
    ? enter(session, { ...coming, charter: admission.error.charter }, deps)
    : err({ code: admission.error.code });
}

/** The seat may be there, and others may have seen it. */
function takeBack(room: LocalRoom, { seat }: Member, { others, departures }: Deps): void {
  others.tell(room.otherInstances(), room.key, { type: "member-left", seat, reason: "lost" });
  void departures.leave(room.code, seat);
}

function typedRoom({ room: code }: Join, { id }: Person, { settings, clock }: Deps): NewRoom {
  return {
    code,
    title: code,
    owner: id,
    mode: "open",
    plane: "mesh",
    limit: settings.maxRoomSize,
    createdAt: clock.now(),
    keepEmptyMs: KEEP_TYPED_ROOM_MS,
  };
}

interface Arrival {
  readonly room: LocalRoom;
  readonly self: Member;
  readonly line: Line | null;
  /** What becomes of the seat that the person has elsewhere, if there is one; null: nothing that it would have to hear. */
  readonly leaves: LeftBehind | null;
  readonly admission: Admission;
}

function takeSeat(session: Session, arrival: Arrival, deps: Deps): void {
  const { room, self, line, leaves, admission } = arrival;
  const { others, logger } = deps;
  const { seat } = self;
  if (leaves) leaveBehind(arrival, leaves, deps);
  const settled = room.settle(seat, admission, () => {
    room.tellAll(seat, line && ticketOf(self, room, deps));
  });
  const place = new TakenPlace({ room, self, line }, deps);
  session.place = place;
  if (line) {
    session.connection = line;
    deps.held.hold(session, { place, line });
  }
  others.tellRemoved(admission, leaves === "moved-away");
  if (settled !== "seated") {
    // Taken away again before the directory's answer came.
    session.connection.end(settled === "replaced" ? "taken-over" : "server-error");
    return;
  }
  others.introduce(self, room.key, room.others());
  if (admission.hasChat) void tellChat(session, deps);
  logger.info("joined", { connection: session.id, member: self.id, seat });
}

/** The person's other device is told that the call was taken along, before it is told that the seat is gone. */
function leaveBehind({ admission, room }: Arrival, how: LeftBehind, deps: Deps): void {
  for (const { member, reason } of admission.removed) {
    if (reason !== "replaced") continue;
    if (how === "moved-away") room.remove(member.seat, reason, true);
    deps.moveKeys
      .leaveBehind(member.seat, how, LEFT_BEHIND_MS)
      .catch((error: unknown) => deps.troubled("a seat could not be marked as left", error));
  }
}

const ticketOf = (
  { seat, id }: Member,
  { key }: LocalRoom,
  { resumeTokens }: Deps,
): SessionTicket => ({
  token: resumeTokens.sign({ seat, room: key, person: id, count: FIRST_COUNT }),
  had: 0,
});
