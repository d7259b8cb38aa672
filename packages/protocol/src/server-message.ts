import * as v from "valibot";
import { ChatLine, Reaction } from "./chat.ts";
import { Refusable } from "./client-message.ts";
import { IceConfig } from "./ice-config.ts";
import { SeatId } from "./ids.ts";
import { MAX_CHAT_KEPT, MAX_KNOCKS, MAX_ROOM_LIMIT, MAX_URL_CHARS } from "./limits.ts";
import { Member, MemberState, Person } from "./member.ts";
import { Milliseconds } from "./milliseconds.ts";
import { HouseRules, TurnedAwayWhy } from "./moderation.ts";
import { RefusalCode } from "./refusal.ts";
import { FrameCount, Presence, SessionTicket } from "./resume.ts";
import { Role } from "./role.ts";
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
    rules: v.optional(HouseRules),
    /** How to invite somebody in Telegram. */
    link: v.optional(v.pipe(v.string(), v.maxLength(MAX_URL_CHARS))),
  }),
  v.object({ type: v.literal("resumed"), seat: SeatId, had: FrameCount }),
  v.object({ type: v.literal("left") }),
  v.object({ type: v.literal("member-joined"), member: Member }),
  v.object({
    type: v.literal("member-left"),
    seat: SeatId,
    reason: LeaveReason,
    /** The person goes on at another device: the seat is listened to until the next one is heard. */
    moved: v.optional(v.literal(true)),
  }),
  v.object({ type: v.literal("member-changed"), seat: SeatId, state: MemberState }),
  v.object({ type: v.literal("member-presence"), seat: SeatId, presence: Presence }),
  v.object({ type: v.literal("outage"), state: v.picklist(["began", "ended"]) }),
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
  v.object({ type: v.literal("let-in") }),
  v.object({ type: v.literal("turned-away"), why: TurnedAwayWhy }),
  /** To everybody, its subject too. */
  v.object({
    type: v.literal("member-rights"),
    seat: SeatId,
    role: Role,
    muted: v.boolean(),
  }),
  v.object({ type: v.literal("room-rules"), rules: HouseRules }),
  /** To those who may let people in: who waits now. */
  v.object({
    type: v.literal("knocks"),
    people: v.pipe(v.array(Person), v.maxLength(MAX_KNOCKS)),
  }),
  /** To those who may undo it: who must not come in. */
  v.object({
    type: v.literal("bans"),
    people: v.pipe(v.array(Person), v.maxLength(MAX_ROOM_LIMIT)),
  }),
  v.object({
    type: v.literal("chat"),
    lines: v.pipe(v.array(ChatLine), v.maxLength(MAX_CHAT_KEPT)),
    reactions: v.pipe(v.array(Reaction), v.maxLength(MAX_CHAT_KEPT)),
  }),
  v.object({ type: v.literal("said"), line: ChatLine }),
  v.object({ type: v.literal("reacted"), reaction: Reaction }),
]);
export type ServerMessage = v.InferOutput<typeof ServerMessage>;
