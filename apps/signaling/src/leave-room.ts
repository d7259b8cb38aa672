import type { LeaveReason } from "@efir/protocol";
import type { RoomPlace, Session } from "./connection.ts";
import type { Deps } from "./deps.ts";

/** Gives the seat up, at once for those who see it. Resolves when the directory knows, or cannot be told. */
export async function leaveRoom(session: Session, deps: Deps): Promise<void> {
  const { place } = session;
  if (place.kind === "lobby") return;
  session.place = { kind: "lobby" };
  session.connection = session.socket;
  deps.held.drop(place.self.seat);
  await giveUp(place, "left", deps);
}

/** The same for a seat that has no socket any more. */
export async function giveUp(place: RoomPlace, reason: LeaveReason, deps: Deps): Promise<void> {
  if (deps.isClosing()) return;
  const { room, toldOf } = place;
  const { seat, id } = place.self;
  const toTell = new Set([...toldOf, ...room.otherInstances()]);
  toTell.delete(deps.instance);
  room.depart(seat, reason);
  deps.others.tell(toTell, room.key, { type: "member-left", seat, reason });
  deps.hub.tidy(room);
  deps.logger.info("left", { member: id, seat, reason });
  await deps.departures.leave(room.code, seat);
}
