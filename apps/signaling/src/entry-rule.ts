import { entryOf, knock } from "@efir/directory";
import { ok } from "@efir/kit";
import type { Person } from "@efir/protocol";
import type { Session } from "./connection.ts";
import type { Deps } from "./deps.ts";
import type { LocalRoom } from "./local-room.ts";
import { refuse, type Outcome } from "./outcome.ts";

interface Newcomer {
  readonly session: Session;
  readonly person: Person;
}

/**
 * May this person come in? Whoever has to be let in first knocks here, and waits. A room that nobody has
 * made has no rule yet. Throws when the directory is out of reach.
 */
export async function askEntry(room: LocalRoom, newcomer: Newcomer, deps: Deps): Promise<Outcome> {
  // Where one of ours sits every change of rights is heard; else the directory knows the newest.
  const charter = room.isFollowed() ? room.charter() : await deps.directory.charter(room.code);
  if (!charter) return ok(undefined);
  room.learn(charter);
  const { id } = newcomer.person;
  const door = {
    id,
    isInside: room.people().some((inside) => inside.id === id),
    now: deps.clock.now(),
  };
  const entry = entryOf(charter, door);
  switch (entry) {
    case "enter":
      return ok(undefined);
    case "banned":
    case "room-locked":
      return refuse(entry);
    case "knock":
      return knockAt(room, newcomer, deps);
  }
}

async function knockAt(
  room: LocalRoom,
  { session, person }: Newcomer,
  { doorkeeper, directory, clock }: Deps,
): Promise<Outcome> {
  // Before the knock: the answer may come together with its confirmation.
  doorkeeper.wait(session, { room: room.code, person });
  const knocked = await directory.changeRights(room.code, ({ rights }) =>
    ok(knock(rights, person, clock.now())),
  );
  if (knocked.ok) {
    doorkeeper.knocked(session, knocked.value);
    return refuse("not-let-in");
  }
  doorkeeper.stop(session);
  return refuse("room-not-found");
}
