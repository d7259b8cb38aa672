import * as v from "valibot";
import { Refusable } from "./client-message.ts";
import { IceConfig } from "./ice-config.ts";
import { SeatId } from "./ids.ts";
import { MAX_ROOM_LIMIT } from "./limits.ts";
import { Member, MemberState, Person } from "./member.ts";
import { Milliseconds } from "./milliseconds.ts";
import { RefusalCode } from "./refusal.ts";
import { FrameCount, Presence, SessionTicket } from "./resume.ts";
import { Room } from "./room.ts";

/** Why a member is no longer listed. */
export const LeaveReason = v.picklist(["left", "lost", "replaced"]);
export type LeaveReason = v.InferOutput<typeof LeaveReason>;

/** What the server may say, signals aside. */
export const ServerMessage = v.variant("type", [
  v.object({
    type: v.literal("welcome"),
    version: v.pipe(v.number(), v.integer()),
    self: Person,
    ice: IceConfig,
  }),
  v.object({
    type: v.literal("joined"),
    room: Room,
    seat: SeatId,
    members: v.pipe(v.array(Member), v.maxLength(MAX_ROOM_LIMIT)),
    /** For whoever asked to be able to resume. */
    session: v.optional(SessionTicket),
  }),
  v.object({ type: v.literal("resumed"), seat: SeatId, had: FrameCount }),
  v.object({ type: v.literal("left") }),
  v.object({ type: v.literal("member-joined"), member: Member }),
  v.object({ type: v.literal("member-left"), seat: SeatId, reason: LeaveReason }),
  v.object({ type: v.literal("member-changed"), seat: SeatId, state: MemberState }),
  v.object({ type: v.literal("member-presence"), seat: SeatId, presence: Presence }),
  v.object({
    type: v.literal("refused"),
    of: Refusable,
    code: RefusalCode,
    /** The addressee of the refused signal. */
    seat: v.optional(SeatId),
    /** When it is worth asking again. */
    retryAfterMs: v.optional(v.pipe(Milliseconds, v.minValue(0))),
  }),
  v.object({ type: v.literal("pong"), at: Milliseconds, had: v.optional(FrameCount) }),
]);
export type ServerMessage = v.InferOutput<typeof ServerMessage>;
