import type { Room } from "@efir/protocol";
import type { BotDeps } from "./bot-deps.ts";
import type { RoomLine } from "./texts/texts.ts";

export async function roomLine({ code, title }: Room, { directory }: BotDeps): Promise<RoomLine> {
  const seated = await directory.members(code);
  return { title, names: seated.map(({ member }) => member.name) };
}

/** A person's rooms that are still there, the newest first. */
export async function ownRooms(person: number, most: number, deps: BotDeps): Promise<Room[]> {
  const codes = await deps.store.ownRooms(person);
  const rooms = await Promise.all(codes.slice(0, most).map(deps.directory.room));
  return rooms.filter((room) => room !== null);
}
