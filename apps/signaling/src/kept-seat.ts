import type { Seated } from "@efir/directory";
import type { MemberState } from "@efir/protocol";

const MAX_STATES = 256;
/** Of the few states that there are, each is kept once, and nobody changes it. */
const states = new Map<string, MemberState>();

/** The same, in as little memory as it takes: an object that was put together piece by piece takes twice as much. */
export function keptSeat({ member, instance }: Seated): Seated {
  const { id, name, avatar, seat, joinedAt, state, ...more } = member;
  return {
    member: { id, name, avatar, seat, joinedAt, state: keptState(state), ...more },
    instance,
  };
}

function keptState(state: MemberState): MemberState {
  if (Object.isFrozen(state)) return state; // kept once already
  const text = JSON.stringify(state);
  const known = states.get(text);
  if (known) return known;
  const kept = Object.freeze({ ...state });
  if (states.size < MAX_STATES) states.set(text, kept);
  return kept;
}
