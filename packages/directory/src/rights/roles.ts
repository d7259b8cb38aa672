import type { HouseRules, MemberId, MemberState, Role } from "@efir/protocol";
import type { Charter, RoomRights, Standing } from "./room-rights.ts";

export const standingOf = ({ people }: RoomRights, id: MemberId): Standing => people[id] ?? {};

export function roleOf({ room, rights }: Charter, id: MemberId): Role {
  if (room.owner === id) return "owner";
  const { moderator, chatAdmin, place } = standingOf(rights, id);
  if (moderator || chatAdmin) return "moderator";
  return place ?? (room.mode === "stage" ? "listener" : "speaker");
}

export const isMuted = (charter: Charter, id: MemberId): boolean => {
  const { voice } = standingOf(charter.rights, id);
  return voice === "muted" || (voice !== "allowed" && isMutedOnEntry(charter, id));
};

const isMutedOnEntry = (charter: Charter, id: MemberId): boolean =>
  charter.rights.muteOnEntry && !moderates(charter, id);

export const moderates = (charter: Charter, id: MemberId): boolean => rankOf(charter, id) > 0;

/** Who appoints moderators and ends the room: its owner, the admins of its chat, or any moderator of nobody's. */
export const leads = (charter: Charter, id: MemberId): boolean =>
  rankOf(charter, id) >= RANKS.owner || (charter.room.owner === null && moderates(charter, id));

/** Whoever moderates acts upon those below, never upon an equal. */
export const isAbove = (charter: Charter, by: MemberId, whom: MemberId): boolean =>
  rankOf(charter, by) > rankOf(charter, whom);

const RANKS = { owner: 2, moderator: 1, speaker: 0, listener: 0 } as const;
/** In their own chat they are above whoever opened a room there. */
const CHAT_ADMIN_RANK = 3;

const rankOf = (charter: Charter, id: MemberId): number =>
  standingOf(charter.rights, id).chatAdmin ? CHAT_ADMIN_RANK : RANKS[roleOf(charter, id)];

export const houseRules = ({ locked, muteOnEntry }: RoomRights): HouseRules => ({
  locked: locked !== null,
  muteOnEntry,
});

/** What somebody says of itself, as far as it may be so. */
export function allowedState(charter: Charter, id: MemberId, state: MemberState): MemberState {
  if (roleOf(charter, id) === "listener") {
    return { ...state, mic: "none", camera: "off", screen: "off", level: 0 };
  }
  const speaksAnyway = state.mic === "on" && isMuted(charter, id);
  return speaksAnyway ? { ...state, mic: "off", level: 0 } : state;
}
