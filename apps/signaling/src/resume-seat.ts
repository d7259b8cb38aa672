import type { LeftBehind } from "@efir/directory";
import { ok } from "@efir/kit";
import { roomKey, type ClientMessage, type Resume, type RoomCode } from "@efir/protocol";
import type { Identity } from "@efir/session";
import { bringSeat } from "./bring-seat.ts";
import { changeState } from "./change-state.ts";
import type { Session } from "./connection.ts";
import type { Deps } from "./deps.ts";
import { toFrame } from "./frame.ts";
import type { Claimed, HeldSeat } from "./held-seats.ts";
import { giveUp } from "./leave-room.ts";
import { refuse, type Outcome } from "./outcome.ts";
import type { Ticket } from "./resume-token.ts";
import { tellChat } from "./talk.ts";

/** When to ask again while the directory is out of reach. */
const TRY_AGAIN_MS = 2_000;

type Join = Extract<ClientMessage, { readonly type: "join" }>;

interface Asked {
  readonly join: Join;
  readonly identity: Identity;
  readonly resume: Resume;
}

/** Goes on with the seat that the token names; null when there is none to go on with. Rules SN3 to SN6. */
export async function resumeSeat(
  session: Session,
  { join, identity, resume }: Asked,
  deps: Deps,
): Promise<Outcome | null> {
  const ticket = deps.resumeTokens.read(resume.token);
  if (!ticket || !isFor(ticket, join, identity)) {
    deps.metrics.resumed("unknown");
    return null;
  }
  const askedAt = deps.clock.now();
  const claimed = await claim(ticket, join.room, deps);
  if (claimed.kind !== "yours") deps.metrics.resumed(claimed.kind);
  if (claimed.kind === "unknown") return null;
  if (claimed.kind === "out-of-reach") return refuse("try-again", { retryAfterMs: TRY_AGAIN_MS });
  if (claimed.kind === "overtaken" || claimed.kind === "left-behind") {
    session.connection.end(claimed.kind === "overtaken" ? "moved" : claimed.how);
    return ok(undefined);
  }
  if (session.phase.kind === "ended") return ok(undefined); // it goes on waiting
  if (!deps.held.isHere(ticket.seat)) {
    session.connection.end("moved"); // just now another instance was given it
    return ok(undefined);
  }
  const { held } = claimed;
  const went = goOn(session, { held, ticket, had: resume.had }, deps);
  deps.metrics.resumed(went);
  deps.metrics.resumedAfter((deps.clock.now() - askedAt) / 1_000);
  if (went === "too-late") {
    deps.held.drop(ticket.seat);
    await giveUp(held.place, "lost", deps);
    return null;
  }
  if (went === "told-anew") void tellChat(session, deps);
  deps.logger.info("resumed", { connection: session.id, seat: ticket.seat, went });
  return changeState(session, join.state, deps);
}

type ClaimedAnywhere =
  | Claimed
  | { readonly kind: "out-of-reach" }
  /** The person has gone on somewhere else. */
  | { readonly kind: "left-behind"; readonly how: LeftBehind };

/** The seat is here, or comes here from another instance. */
async function claim(ticket: Ticket, code: RoomCode, deps: Deps): Promise<ClaimedAnywhere> {
  const { seat, person } = ticket;
  const here = await deps.held.claim(seat, person);
  if (here.kind !== "unknown") return here;
  try {
    const brought = await bringSeat(ticket, code, deps);
    if (brought === "here") return await deps.held.claim(seat, person);
    const how = brought === "unknown" ? await howLeft(ticket, code, deps) : null;
    return how ? { kind: "left-behind", how } : { kind: brought };
  } catch (error) {
    deps.troubled("a seat could not be brought here", error);
    return { kind: "out-of-reach" };
  }
}

/** Null as well where nobody is elsewhere any more: then the seat is free for whoever comes back. */
async function howLeft(
  { seat, person }: Ticket,
  code: RoomCode,
  { moveKeys, directory }: Deps,
): Promise<LeftBehind | null> {
  const how = await moveKeys.leftBehind(seat);
  if (how !== "taken-over") return how;
  const seated = await directory.members(code);
  return seated.some(({ member }) => member.id === person) ? how : null;
}

const isFor = ({ room, person }: Ticket, join: Join, identity: Identity): boolean =>
  room === roomKey(join.room) && person === identity.person.id;

interface Resumption {
  readonly held: HeldSeat;
  readonly ticket: Ticket;
  readonly had: number;
}

function goOn(
  session: Session,
  { held, ticket, had }: Resumption,
  deps: Deps,
): "replayed" | "told-anew" | "too-late" {
  const { place, line } = held;
  const { seat } = place.self;
  const has = { count: ticket.count, had };
  const missed = line.missed(has);
  if (missed.kind === "gone") return "too-late";
  if (missed.kind === "kept") {
    session.socket.send(toFrame({ type: "resumed", seat, had: line.heard() }));
    for (const frame of missed.frames) session.socket.send(frame);
    deps.held.resume(session, held);
    return "replayed";
  }
  deps.held.resume(session, held);
  const token = deps.resumeTokens.sign({ ...ticket, count: line.begin(has) });
  if (!place.room.tellAll(seat, { token, had: line.heard() })) return "too-late";
  for (const frame of missed.letters) line.send(frame);
  return "told-anew";
}
