import { isShallowEqual } from "@efir/kit";
import type { CallMember } from "@efir/rtc";

type Members = readonly CallMember[];

/**
 * The members as far as React draws them: all but their voices, which move outside of it. What is the same as before is the same
 * object, so that a voice draws nothing anew.
 */
export function calmMembers(before: Members, now: Members): Members {
  const next = now.map((member) => calmOf.get(member) ?? calmFrom(before, member));
  const same = next.length === before.length && next.every((member, at) => member === before[at]);
  return same ? before : next;
}

/** Of 25 one changes, ten times a second: the others are known by what they were made of. */
const calmOf = new WeakMap<CallMember, CallMember>();

function calmFrom(before: Members, member: CallMember): CallMember {
  const old = before.find(({ seat }) => seat === member.seat);
  const calm = calmed(member);
  const shown = old && isSame(old, calm) ? old : calm;
  calmOf.set(member, shown);
  return shown;
}

const calmed = (member: CallMember): CallMember => ({
  ...member,
  state: { ...member.state, level: 0 },
});

const isSame = (a: CallMember, b: CallMember): boolean =>
  isShallowEqual(a.state, b.state) && isShallowEqual({ ...a, state: null }, { ...b, state: null });
