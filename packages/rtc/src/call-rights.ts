import type { HouseRules, Member, Role, Room } from "@efir/protocol";

/** What oneself may do in the room now, by the server's word. */
export interface CallRights {
  readonly role: Role;
  /** By a moderator: only a moderator undoes it. Raise a hand to ask. */
  readonly muted: boolean;
  readonly maySpeak: boolean;
  /** A camera or a screen. */
  readonly mayShow: boolean;
  /** May mute, remove, ban, let in, invite to speak, lock. */
  readonly moderates: boolean;
  /** May appoint moderators and end the room. */
  readonly leads: boolean;
  readonly rules: HouseRules;
}

export interface RightsParts {
  readonly self: Member | undefined;
  readonly room: Room | null;
  readonly rules: HouseRules;
}

/** Rule RR4: the one who made the room leads it, or any moderator where nobody did. */
export function toCallRights({ self, room, rules }: RightsParts): CallRights {
  const { role = "speaker", muted = false } = self ?? {};
  const moderates = RANKS[role] > 0;
  return {
    role,
    muted,
    maySpeak: !muted && role !== "listener",
    mayShow: role !== "listener",
    moderates,
    leads: role === "owner" || (moderates && room?.owner === null),
    rules,
  };
}

const RANKS = { owner: 2, moderator: 1, speaker: 0, listener: 0 } as const;

/** Whoever moderates acts upon those below. The server says the same, and has the last word. */
export const mayActUpon = (by: Role, upon: Role): boolean => RANKS[by] > RANKS[upon];

/** Rule RR12: what arrives from anybody else is not played. */
export const mayBeHeard = ({ role, muted }: Pick<Member, "role" | "muted">): boolean =>
  !muted && role !== "listener";

/** All the rest follows from these. */
export const areSameRights = (a: CallRights, b: CallRights): boolean =>
  a.role === b.role &&
  a.muted === b.muted &&
  a.leads === b.leads &&
  a.rules.locked === b.rules.locked &&
  a.rules.muteOnEntry === b.rules.muteOnEntry;
