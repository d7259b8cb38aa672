import {
  MAX_KNOCKS,
  MAX_ROOM_LIMIT,
  type MemberId,
  type Person,
  type TurnedAwayWhy,
} from "@efir/protocol";
import { standingOf } from "./roles.ts";
import type { RoomRights, Standing } from "./room-rights.ts";

/** One more standing than this lets go of the one that was said first and matters least. */
const MAX_STANDINGS = 2 * MAX_ROOM_LIMIT;

/** Each of these answers new rights; whoever keeps them counts the version. */
export function withStanding(rights: RoomRights, id: MemberId, said: Standing): RoomRights {
  const people = { ...rights.people, [id]: { ...standingOf(rights, id), ...said } };
  return { ...rights, people: bounded(people) };
}

function bounded(people: RoomRights["people"]): RoomRights["people"] {
  const all = Object.entries(people);
  if (all.length <= MAX_STANDINGS) return people;
  const [least] = all.find(([, { entry }]) => entry?.kind === "admitted") ?? all[0] ?? [];
  return Object.fromEntries(all.filter(([id]) => id !== least));
}

export function bar(
  rights: RoomRights,
  person: Person,
  entry: { readonly kind: "removed" | "banned"; readonly at: number },
): RoomRights {
  const office = { moderator: false, chatAdmin: false };
  const { people } = withStanding(rights, person.id, { ...office, entry, person });
  const locked = rights.locked?.filter((id) => id !== person.id) ?? null;
  return withoutKnock({ ...rights, people, locked }, person.id);
}

export function unban(rights: RoomRights, id: MemberId): RoomRights {
  const { entry, ...rest } = standingOf(rights, id);
  return entry?.kind === "banned"
    ? { ...rights, people: { ...rights.people, [id]: rest } }
    : rights;
}

/** The same knock, however often: whoever comes back keeps the place in the line. */
export function knock(rights: RoomRights, person: Person, at: number): RoomRights {
  const before = rights.knocks.find((other) => other.person.id === person.id);
  if (before?.turnedAway === null) return rights;
  const others = withoutKnock(rights, person.id).knocks;
  // The line is full: whoever waits longest has most likely gone.
  const kept = others.slice(Math.max(0, others.length + 1 - MAX_KNOCKS));
  return { ...rights, knocks: [...kept, { person, at, turnedAway: null }] };
}

export const withoutKnock = (rights: RoomRights, id: MemberId): RoomRights =>
  rights.knocks.some(({ person }) => person.id === id)
    ? { ...rights, knocks: rights.knocks.filter(({ person }) => person.id !== id) }
    : rights;

export const letIn = (rights: RoomRights, id: MemberId, at: number): RoomRights =>
  withStanding(withoutKnock(rights, id), id, { entry: { kind: "admitted", at } });

export function turnAway(rights: RoomRights, id: MemberId, why: TurnedAwayWhy): RoomRights {
  const knocks = rights.knocks.map((one) =>
    one.person.id === id && one.turnedAway === null ? { ...one, turnedAway: why } : one,
  );
  return { ...rights, knocks };
}
