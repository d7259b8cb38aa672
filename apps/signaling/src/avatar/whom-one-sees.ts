import { entryOf } from "@efir/directory";
import type { MemberId, Person, RoomCode } from "@efir/protocol";
import type { Identity } from "@efir/session";
import type { Deps } from "../deps.ts";

export interface Sight {
  readonly asker: Identity;
  readonly whom: MemberId;
  /** Where both are; null: in some room that this instance has members in. */
  readonly room: RoomCode | null;
}

/**
 * The person, for whoever shares a room with them, or stands before a room that lets them in and knows who
 * is inside. Null for everybody else. Throws when the directory is out of reach.
 */
export async function whomOneSees(
  { asker, whom, room }: Sight,
  deps: Deps,
): Promise<Person | null> {
  if (asker.person.id === whom) return asker.person;
  if (room !== null) return inRoom({ asker, whom, room }, deps);
  const people = deps.hub.rooms().map((each) => each.people());
  const shared = people.find((each) => hasPerson(each, asker.person.id) && hasPerson(each, whom));
  return shared?.find(({ id }) => id === whom) ?? null;
}

const hasPerson = (people: readonly Person[], whom: MemberId): boolean =>
  people.some(({ id }) => id === whom);

async function inRoom(
  { asker, whom, room }: Sight & { readonly room: RoomCode },
  { directory, clock }: Deps,
): Promise<Person | null> {
  const [charter, seated] = await Promise.all([directory.charter(room), directory.members(room)]);
  const people = seated.map(({ member }) => member);
  const person = people.find(({ id }) => id === whom);
  if (!charter || !person) return null;
  const isInside = hasPerson(people, asker.person.id);
  const entry = entryOf(charter, { id: asker.person.id, isInside, now: clock.now() });
  return entry === "enter" ? person : null;
}
