import { createRecall } from "@efir/kit";
import { InstanceId, Member, MemberState, Room } from "@efir/protocol";
import * as v from "valibot";
import type { Seated } from "../directory.ts";
import { seatedByJoinTime } from "../seated-by-join-time.ts";

const json = <S extends v.GenericSchema>(schema: S) => v.pipe(v.string(), v.parseJson(), schema);
const Text = v.string();
const Texts = v.array(v.unknown());
const Identity = v.omit(Member, ["state"]);

/** A piece of a text holds the whole of it: of the few instances that there are, each is kept once, by itself. */
const ownInstance = createRecall((text) => v.parse(json(InstanceId), text), {
  texts: 200,
  chars: 100,
});
/** Of the few states that there are, each is kept once, and nobody changes it. */
const ownState = createRecall((text) => Object.freeze(v.parse(json(MemberState), text)), {
  texts: 256,
  chars: 120,
});

/** Four lines: instance, person, state, the rest. JSON has no line breaks of its own. */
export const SeatText = v.pipe(
  v.string(),
  v.transform((text) => text.split("\n")),
  v.tuple([InstanceId, v.string(), json(MemberState), json(Identity)]),
  v.transform(([instance, , state, identity]): Seated => {
    return {
      instance: ownInstance(JSON.stringify(instance)),
      member: { ...identity, state: ownState(JSON.stringify(state)) },
    };
  }),
);

/** Throws for a member that nobody could read back. */
export function seatText({ instance, member }: Seated): string {
  const identity = JSON.stringify(v.parse(Identity, member));
  return [instance, member.id, stateText(member.state), identity].join("\n");
}

export const stateText = (state: MemberState): string =>
  JSON.stringify(v.parse(MemberState, state));

/** Whoever comes into a room is told of all who are there, so that most texts come again and again. */
const recallSeat = createRecall((text): Seated => v.parse(SeatText, text), {
  texts: 2_000,
  chars: 1_000,
});

/** A copy, as every answer is. */
export function readSeat(text: unknown): Seated {
  const { instance, member } = recallSeat(v.parse(Text, text));
  return { instance, member: { ...member } };
}

export const readRoster = (texts: unknown): Seated[] =>
  v.parse(Texts, texts).map(readSeat).sort(seatedByJoinTime);

export const roomText = (room: Room): string => JSON.stringify(v.parse(Room, room));

const RoomText = json(Room);
const recallRoom = createRecall((text): Room => v.parse(RoomText, text), {
  texts: 2_000,
  chars: 1_000,
});

export const readRoom = (text: unknown): Room => ({ ...recallRoom(v.parse(Text, text)) });
