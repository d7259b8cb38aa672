import type { InstanceId, RoomKey, SeatId } from "@efir/protocol";

export interface OwnSeat {
  readonly instance: InstanceId;
  readonly room: RoomKey;
  readonly seat: SeatId;
}

/** The rooms in which one instance has seats, as far as it was told. */
export type OwnRooms = Map<RoomKey, Set<SeatId>>;

/** True for the first seat in the room. */
export function enterRoom(rooms: OwnRooms, { room, seat }: OwnSeat): boolean {
  const seats = rooms.get(room);
  if (seats) seats.add(seat);
  else rooms.set(room, new Set([seat]));
  return seats === undefined;
}

/** True for the last seat in the room. */
export function exitRoom(rooms: OwnRooms, { room, seat }: Omit<OwnSeat, "instance">): boolean {
  const seats = rooms.get(room);
  if (!seats?.delete(seat) || seats.size > 0) return false;
  return rooms.delete(room);
}
