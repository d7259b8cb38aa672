import * as v from "valibot";
import { MemberId } from "./ids.ts";

const toPerson = <K extends string>(kind: K) =>
  v.object({ kind: v.literal(kind), person: MemberId });

/** What a moderator does: to a person, wherever it sits, or to the room. Rule RR4 says who may do what. */
export const ModerationAct = v.variant("kind", [
  toPerson("mute"),
  toPerson("unmute"),
  toPerson("invite"),
  toPerson("to-listeners"),
  toPerson("remove"),
  toPerson("ban"),
  toPerson("unban"),
  toPerson("appoint"),
  toPerson("dismiss"),
  toPerson("let-in"),
  toPerson("turn-away"),
  v.object({ kind: v.literal("mute-all") }),
  v.object({ kind: v.literal("mute-on-entry"), on: v.boolean() }),
  v.object({ kind: v.literal("lock") }),
  v.object({ kind: v.literal("unlock") }),
  v.object({ kind: v.literal("end-room") }),
]);
export type ModerationAct = v.InferOutput<typeof ModerationAct>;

/** What holds for everybody in a room, and may change while it lasts. */
export const HouseRules = v.object({
  /** Nobody new comes in. */
  locked: v.boolean(),
  /** Who comes in is muted until a moderator lets them speak. */
  muteOnEntry: v.boolean(),
});
export type HouseRules = v.InferOutput<typeof HouseRules>;

/** Why somebody who waited was not let in. */
export const TurnedAwayWhy = v.picklist([
  /** Whoever was asked said no. */
  "declined",
  /** Only members of a chat may come, and this is none. */
  "not-a-chat-member",
  /** Who could tell whether it is one did not answer. */
  "no-answer",
  "banned",
  "room-locked",
  "room-ended",
]);
export type TurnedAwayWhy = v.InferOutput<typeof TurnedAwayWhy>;
