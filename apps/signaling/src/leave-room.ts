import type { Session } from "./connection.ts";
import type { Deps } from "./deps.ts";

/** Gives the seat up, at once for those who see it. Resolves when the directory knows, or cannot be told. */
export async function leaveRoom(session: Session, deps: Deps): Promise<void> {
  const { place } = session;
  if (place.kind === "lobby") return;
  session.place = { kind: "lobby" };
  if (deps.isClosing()) return;
  const { room, toldOf } = place;
  const { seat, id } = place.self;
  const toTell = new Set([...toldOf, ...room.otherInstances()]);
  toTell.delete(deps.instance);
  room.depart(seat);
  deps.others.tell(toTell, room.key, { type: "member-left", seat, reason: "left" });
  deps.hub.tidy(room);
  deps.logger.info("left", { connection: session.id, member: id, seat });
  await deps.departures.leave(room.code, seat);
}
