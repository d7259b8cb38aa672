import * as v from "valibot";
import { MemberId, RoomCode } from "./ids.ts";
import { MAX_ROOM_LIMIT, MAX_TITLE_CHARS } from "./limits.ts";

/** A place with a code. `plane` says how media travels in it. */
export const Room = v.object({
  code: RoomCode,
  title: v.pipe(v.string(), v.maxLength(MAX_TITLE_CHARS)),
  /** Who made it; null when nobody in particular did. */
  owner: v.nullable(MemberId),
  /** `stage`: speakers and listeners; a listener raises a hand. */
  mode: v.picklist(["open", "stage"]),
  /** Who may come in; anyone with the code where it is not said. */
  entry: v.optional(v.picklist(["anyone", "chat-members", "approved"])),
  plane: v.picklist(["mesh"]),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_ROOM_LIMIT)),
  createdAt: v.pipe(v.number(), v.integer()),
});
export type Room = v.InferOutput<typeof Room>;
