import { isShallowEqual } from "@efir/kit";
import type { CallMember } from "@efir/rtc";

type Members = readonly CallMember[];

/**
 * The members as far as the page draws them: of how loud somebody is, only whether. What is the same as before is the same object,
 * so that a voice that rises and falls draws nothing anew.
 */
export function calmMembers(before: Members, now: Members): Members {
  const known = new Map(before.map((member) => [member.seat, member]));
  const next = now.map((member) => {
    const old = known.get(member.seat);
    const calm = calmOf.get(member) ?? calmed(member);
    const shown = old && (old === calm || isSame(old, calm)) ? old : calm;
    calmOf.set(member, shown);
    return shown;
  });
  const same = next.length === before.length && next.every((member, at) => member === before[at]);
  return same ? before : next;
}

/** Of 25 one changes, twenty times a second: the others are known by what they were made of. */
const calmOf = new WeakMap<CallMember, CallMember>();

const calmed = (member: CallMember): CallMember => ({
  ...member,
  state: { ...member.state, level: Math.min(1, member.state.level) },
});

/** Nothing has changed but who speaks. */
export const areSameButLoudness = (before: Members, now: Members): boolean =>
  before.length === now.length &&
  before.every((member, at) => {
    const next = now[at];
    return next !== undefined && (member === next || isSame(silent(member), silent(next)));
  });

const silent = (member: CallMember): CallMember => ({
  ...member,
  state: { ...member.state, level: 0 },
});

const isSame = (a: CallMember, b: CallMember): boolean =>
  isShallowEqual(a.state, b.state) && isShallowEqual({ ...a, state: null }, { ...b, state: null });
