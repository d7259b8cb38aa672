import { MemberId, Person, Room, TurnedAwayWhy } from "@efir/protocol";
import * as v from "valibot";

const When = v.pipe(v.number(), v.integer());

/** What was said of one person. What is not said is as the room has it. */
export const Standing = v.object({
  moderator: v.optional(v.boolean()),
  /** An admin of the room's chat, which comes and goes with the chat. */
  chatAdmin: v.optional(v.boolean()),
  place: v.optional(v.picklist(["speaker", "listener"])),
  /** `allowed`: even where everybody is muted who comes in. */
  voice: v.optional(v.picklist(["muted", "allowed"])),
  /** `removed`: has to be let in again. */
  entry: v.optional(v.object({ kind: v.picklist(["admitted", "removed", "banned"]), at: When })),
  /** Who it is, to whoever may undo it. */
  person: v.optional(Person),
});
export type Standing = v.InferOutput<typeof Standing>;

/** Somebody who waits to be let in, or was not and has yet to be told. */
const Knock = v.object({
  person: Person,
  at: When,
  turnedAway: v.nullable(TurnedAwayWhy),
});

/** What people may do in a room. A later version takes the place of an earlier one, whole. */
export const RoomRights = v.object({
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  muteOnEntry: v.boolean(),
  /** Null, or who was inside when the room was locked, and may come back. */
  locked: v.nullable(v.array(MemberId)),
  people: v.record(MemberId, Standing),
  knocks: v.array(Knock),
  /** The chat of Telegram that the room belongs to. Never told to clients. */
  chat: v.optional(v.number()),
});
export type RoomRights = v.InferOutput<typeof RoomRights>;

/** How every room begins. */
export const NO_RIGHTS: RoomRights = {
  version: 0,
  muteOnEntry: false,
  locked: null,
  people: {},
  knocks: [],
};

/** A room, and what people may do in it. */
export const Charter = v.object({ room: Room, rights: RoomRights });
export type Charter = v.InferOutput<typeof Charter>;
