import { entryOf, knock, type Charter } from "@efir/directory";
import { ok } from "@efir/kit";
import type { Person } from "@efir/protocol";
import type { Session } from "./connection.ts";
import type { Deps } from "./deps.ts";
import type { LocalRoom } from "./local-room.ts";
import { refuse, type Outcome } from "./outcome.ts";

interface Door {
  readonly room: LocalRoom;
  readonly charter: Charter;
}

interface Newcomer {
  readonly session: Session;
  readonly person: Person;
}

/** May this person come in by these rights? Whoever has to be let in first knocks here, and waits. */
export async function askEntry(
  { room, charter }: Door,
  newcomer: Newcomer,
  deps: Deps,
): Promise<Outcome> {
  const { id } = newcomer.person;
  const isInside = room.people().some((inside) => inside.id === id);
  const entry = entryOf(charter, { id, isInside, now: deps.clock.now() });
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
