import * as v from "valibot";

/** Names a room. In a link it is the capability to enter. Compared without regard to case: see `roomKey`. */
export const RoomCode = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{3,64}$/), v.brand("RoomCode"));
export type RoomCode = v.InferOutput<typeof RoomCode>;

/** What two spellings of the same code have in common. */
export const RoomKey = v.pipe(v.string(), v.regex(/^[a-z0-9_-]{3,64}$/), v.brand("RoomKey"));
export type RoomKey = v.InferOutput<typeof RoomKey>;

/** Names a person for as long as the person is known: `tg` and a Telegram id, or `g` and chance for a guest. */
export const MemberId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/), v.brand("MemberId"));
export type MemberId = v.InferOutput<typeof MemberId>;

/** A member's place in a room: made by a join, gone with the leave, and what signals are addressed to. */
export const SeatId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/), v.brand("SeatId"));
export type SeatId = v.InferOutput<typeof SeatId>;

/** One signaling process, from its start to its end. */
export const InstanceId = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_.-]{1,64}$/),
  v.brand("InstanceId"),
);
export type InstanceId = v.InferOutput<typeof InstanceId>;

export const roomKey = (code: RoomCode): RoomKey => v.parse(RoomKey, code.toLowerCase());
