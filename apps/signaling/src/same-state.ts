import type { MemberState } from "@efir/protocol";

export const isSameState = (a: MemberState, b: MemberState): boolean =>
  a.level === b.level && isSameButLevel(a, b);

/** The same, or the same but for how loud. */
export const isSameButLevel = (a: MemberState, b: MemberState): boolean =>
  a.mic === b.mic &&
  a.camera === b.camera &&
  a.screen === b.screen &&
  a.hand === b.hand &&
  isTrue(a.away) === isTrue(b.away) &&
  isTrue(a.micLost) === isTrue(b.micLost);

const isTrue = (wish: boolean | undefined): boolean => wish ?? false;
