import * as v from "valibot";
import { ChatText, Emoji } from "./chat.ts";
import { RoomCode } from "./ids.ts";
import { MAX_TOKEN_CHARS } from "./limits.ts";
import { MemberState } from "./member.ts";
import { Milliseconds } from "./milliseconds.ts";
import { ModerationAct } from "./moderation.ts";
import { Report } from "./report.ts";
import { FrameCount, Resume } from "./resume.ts";

/** What a client may say, signals aside (they are a frame of their own: see signal-frame.ts). */
export const ClientMessage = v.variant("type", [
  v.object({
    type: v.literal("hello"),
    version: v.pipe(v.number(), v.integer()),
    token: v.pipe(v.string(), v.maxLength(MAX_TOKEN_CHARS)),
  }),
  v.object({
    type: v.literal("join"),
    room: RoomCode,
    /** Open the room if nobody has this code. */
    open: v.boolean(),
    state: MemberState,
    /** Asks for a session that outlives its socket: null for a new one, or the one to go on with. */
    resume: v.optional(v.nullable(Resume)),
  }),
  v.object({ type: v.literal("leave") }),
  v.object({ type: v.literal("state"), state: MemberState }),
  v.object({ type: v.literal("ping"), at: Milliseconds, had: v.optional(FrameCount) }),
  v.object({ type: v.literal("moderate"), act: ModerationAct }),
  v.object({ type: v.literal("say"), text: ChatText }),
  v.object({ type: v.literal("react"), emoji: Emoji }),
  v.object({ type: v.literal("report"), report: Report }),
]);
export type ClientMessage = v.InferOutput<typeof ClientMessage>;

/** What a refusal can be the answer to. */
export const Refusable = v.picklist([
  "frame",
  "hello",
  "join",
  "leave",
  "state",
  "ping",
  "signal",
  "moderate",
  "say",
  "react",
  "report",
]);
export type Refusable = v.InferOutput<typeof Refusable>;
