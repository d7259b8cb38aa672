import * as v from "valibot";
import { MemberId, SeatId } from "./ids.ts";
import { MAX_NAME_CHARS, MAX_URL_CHARS } from "./limits.ts";
import { Role } from "./role.ts";

/** Who somebody is, in a room or out of it. The avatar is a URL of ours, or of Telegram's public pictures. */
export const Person = v.object({
  id: MemberId,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_NAME_CHARS)),
  avatar: v.nullable(v.pipe(v.string(), v.maxLength(MAX_URL_CHARS))),
});
export type Person = v.InferOutput<typeof Person>;

const OnOff = v.picklist(["on", "off"]);

/** What a member says of itself. Always sent whole, so that the newest is all one needs. */
export const MemberState = v.object({
  /** `none`: joined as a listener, without a microphone. */
  mic: v.picklist(["on", "off", "none"]),
  camera: OnOff,
  screen: OnOff,
  hand: v.boolean(),
  /** How loud, coarsely: 0 silent, 1 soft, 2 talking, 3 loud. */
  level: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3)),
  /** Gone from the screen for a while: a phone call, another app. */
  away: v.optional(v.boolean()),
  /** There is no `mic` because the device was taken or unplugged: the person may believe to be heard. */
  micLost: v.optional(v.boolean()),
});
export type MemberState = v.InferOutput<typeof MemberState>;

/** A person in a room through one connection. */
export const Member = v.object({
  ...Person.entries,
  seat: SeatId,
  joinedAt: v.pipe(v.number(), v.integer()),
  state: MemberState,
  /** What the server says of it, whatever it says of itself; a speaker who is not muted, where it is not said. */
  role: v.optional(Role),
  /** By a moderator, so that it cannot be undone by oneself. */
  muted: v.optional(v.boolean()),
});
export type Member = v.InferOutput<typeof Member>;

/** The order of a member list, the same for everybody. */
export const byJoinTime = (a: Member, b: Member): number =>
  a.joinedAt - b.joinedAt || (a.seat < b.seat ? -1 : Number(a.seat > b.seat));
