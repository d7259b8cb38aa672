import { InstanceId, Member, MemberState, Room } from "@efir/protocol";
import * as v from "valibot";
import type { Seated } from "../directory.ts";
import { seatedByJoinTime } from "../seated-by-join-time.ts";

const json = <S extends v.GenericSchema>(schema: S) => v.pipe(v.string(), v.parseJson(), schema);
const Identity = v.omit(Member, ["state"]);

/** Four lines: instance, person, state, the rest. JSON has no line breaks of its own. */
export const SeatText = v.pipe(
  v.string(),
  v.transform((text) => text.split("\n")),
  v.tuple([InstanceId, v.string(), json(MemberState), json(Identity)]),
  v.transform(([instance, , state, identity]): Seated => {
    return { instance, member: { ...identity, state } };
  }),
);

/** Throws for a member that nobody could read back. */
export function seatText({ instance, member }: Seated): string {
  const identity = JSON.stringify(v.parse(Identity, member));
  return [instance, member.id, stateText(member.state), identity].join("\n");
}

export const stateText = (state: MemberState): string =>
  JSON.stringify(v.parse(MemberState, state));

export const readSeat = (text: unknown): Seated => v.parse(SeatText, text);

export const readRoster = (texts: unknown): Seated[] =>
  v.parse(v.array(SeatText), texts).sort(seatedByJoinTime);

export const roomText = (room: Room): string => JSON.stringify(v.parse(Room, room));

export const readRoom = (text: unknown): Room => v.parse(json(Room), text);
