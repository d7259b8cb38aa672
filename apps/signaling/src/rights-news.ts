import {
  allowedState,
  banned,
  houseRules,
  isMuted,
  moderates,
  roleOf,
  waiting,
  type Charter,
} from "@efir/directory";
import type { Member, MemberId, Person, SeatId, ServerMessage } from "@efir/protocol";
import { isSameState } from "./same-state.ts";

/** A member as the others see it: what it says of itself as far as it may be so, and what the server says of it. */
export const asSeen = (charter: Charter | null, member: Member): Member =>
  charter
    ? {
        ...member,
        state: allowedState(charter, member.id, member.state),
        role: roleOf(charter, member.id),
        muted: isMuted(charter, member.id),
      }
    : member;

export interface RightsNews {
  readonly message: ServerMessage;
  /** The seat that is not told. */
  readonly except: SeatId | null;
}

interface Change {
  readonly before: Charter;
  readonly after: Charter;
}

/** What everybody is told when the rights change. */
export function newsForAll({ before, after }: Change, members: readonly Member[]): RightsNews[] {
  const rules = houseRules(after.rights);
  const isNewRule = !isSame(rules, houseRules(before.rights));
  return [
    ...(isNewRule ? [{ message: { type: "room-rules", rules } as const, except: null }] : []),
    ...members.flatMap((member) => newsOf(asSeen(before, member), asSeen(after, member))),
  ];
}

function newsOf(before: Member, after: Member): RightsNews[] {
  const { seat, role = "speaker", muted = false, state } = after;
  const isNew = before.role !== after.role || before.muted !== after.muted;
  const rights = { type: "member-rights", seat, role, muted } as const;
  const changed = { type: "member-changed", seat, state } as const;
  return [
    ...(isNew ? [{ message: rights, except: null }] : []),
    ...(isSameState(before.state, state) ? [] : [{ message: changed, except: seat }]),
  ];
}

/** What a moderator is told besides; `before` is null for somebody who has just come. */
export function newsForModerator(
  id: MemberId,
  before: Charter | null,
  after: Charter,
): ServerMessage[] {
  if (!moderates(after, id)) return [];
  const knew = before && moderates(before, id) ? before.rights : null;
  return [
    ...listNews("knocks", knew ? waiting(knew) : [], waiting(after.rights)),
    ...listNews("bans", knew ? banned(knew) : [], banned(after.rights)),
  ];
}

const listNews = (
  type: "knocks" | "bans",
  before: readonly Person[],
  after: readonly Person[],
): ServerMessage[] => (isSame(idsOf(before), idsOf(after)) ? [] : [{ type, people: [...after] }]);

const idsOf = (people: readonly Person[]): readonly MemberId[] => people.map(({ id }) => id);
const isSame = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);
