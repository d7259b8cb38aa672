import type { MemberId, Person } from "@efir/protocol";
import { moderates, standingOf } from "./roles.ts";
import type { Charter, RoomRights } from "./room-rights.ts";

/** What becomes of somebody at the door. */
export type Entry = "enter" | "knock" | "banned" | "room-locked";

export interface AtTheDoor {
  readonly id: MemberId;
  /** Sits in the room already, and comes by another connection. */
  readonly isInside: boolean;
  readonly now: number;
}

/** Who was a member of a chat so long ago is looked up again. */
const CHAT_MEMBER_FOR_MS = 10 * 60_000;

export function entryOf(charter: Charter, { id, isInside, now }: AtTheDoor): Entry {
  const { rights } = charter;
  const { entry } = standingOf(rights, id);
  if (entry?.kind === "banned") return "banned";
  if (moderates(charter, id)) return "enter";
  if (entry?.kind === "removed") return rights.locked ? "room-locked" : "knock";
  if (isInside || rights.locked?.includes(id)) return "enter";
  if (rights.locked) return "room-locked";
  return isAdmitted(charter, id, now) ? "enter" : "knock";
}

function isAdmitted({ room, rights }: Charter, id: MemberId, now: number): boolean {
  const { entry } = standingOf(rights, id);
  switch (room.entry ?? "anyone") {
    case "anyone":
      return true;
    case "approved":
      return entry?.kind === "admitted";
    case "chat-members":
      return entry?.kind === "admitted" && now - entry.at < CHAT_MEMBER_FOR_MS;
  }
}

/** Must not be inside, or not any more. */
export const isBarred = (rights: RoomRights, id: MemberId): "removed" | "banned" | null => {
  const { entry } = standingOf(rights, id);
  return entry === undefined || entry.kind === "admitted" ? null : entry.kind;
};

/** Who waits for an answer, the longest first. */
export const waiting = ({ knocks }: RoomRights): readonly Person[] =>
  knocks.filter(({ turnedAway }) => turnedAway === null).map(({ person }) => person);

export const banned = ({ people }: RoomRights): readonly Person[] =>
  Object.values(people).flatMap(({ entry, person }) =>
    entry?.kind === "banned" && person ? [person] : [],
  );
