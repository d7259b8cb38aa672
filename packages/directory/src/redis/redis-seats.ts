import { roomKey, type MemberState, type RoomCode, type SeatId } from "@efir/protocol";
import type { Seated } from "../directory.ts";
import type { RedisStore } from "./redis-store.ts";
import { LEAVE, UPDATE } from "./room-scripts.ts";
import { readRoster, readSeat, stateText } from "./seat-text.ts";

export interface Change {
  readonly code: RoomCode;
  readonly seat: SeatId;
  readonly state: MemberState;
}

export const update = async (
  { inRoom }: RedisStore,
  { code, seat, state }: Change,
): Promise<boolean> => (await inRoom(UPDATE, roomKey(code), seat, stateText(state))) === 1;

export async function leave(
  { inRoom, instances }: RedisStore,
  code: RoomCode,
  seat: SeatId,
): Promise<Seated | null> {
  const room = roomKey(code);
  const text = await inRoom(LEAVE, room, seat);
  instances.exit(room, seat);
  return text === null ? null : readSeat(text);
}

export async function members(
  { redis, keys, instances }: RedisStore,
  code: RoomCode,
): Promise<readonly Seated[]> {
  const roster = readRoster(await redis.hvals(keys.seats(roomKey(code))));
  if (roster.length === 0) return roster;
  const dead = await instances.deadNow(roster.map(({ instance }) => instance));
  return roster.filter(({ instance }) => !dead.includes(instance));
}
