import { KEEP_BOT_ROOM_MS, NO_RIGHTS, type NewRoom } from "@efir/directory";
import type { Room, RoomCode } from "@efir/protocol";
import type { User } from "grammy/types";
import { memberIdOf } from "./asker.ts";
import type { BotDeps } from "./bot-deps.ts";
import { newRoomCode } from "./room-code.ts";
import { toTitle } from "./room-title.ts";
import type { ChatPlace } from "./store.ts";
import type { RoomSettings } from "./texts/texts.ts";

export interface RoomWish {
  readonly title: string;
  /** Null: a channel's room, or an anonymous admin's. */
  readonly person: User | null;
  readonly settings?: RoomSettings;
  /** Its admins moderate; its members may enter, if the settings say so. */
  readonly chat?: number | null;
}

export interface PlacedWish extends RoomWish {
  readonly update: number;
  /** The chat that the room is for. Null: for no chat in particular. */
  readonly place: ChatPlace | null;
  /** The room that the chat has already may be the answer. */
  readonly isRunningOneFine: boolean;
}

/** The room that this update asks for. The same update gets the same room, however often it comes. */
export async function openRoom(wish: PlacedWish, deps: BotDeps): Promise<Room> {
  const { store } = deps;
  const { place, update, isRunningOneFine } = wish;
  const running = place && (await runningRoom(place, deps));
  const mine = (isRunningOneFine && running?.code) || newRoomCode(deps.randomId);
  const code = await store.once(update, mine);
  const chat = wish.chat ?? (place && isShared(place.chat) ? place.chat : null);
  const room = await createRoom(code, { ...wish, chat }, deps);
  // An update that comes again must not put its room in the place of a newer one.
  if (place && (code === mine || !running)) await store.setRunningRoom(place, room.code);
  return room;
}

/** A private chat goes by the number of its person, and those are above zero. */
const isShared = (chat: number): boolean => chat < 0;

export async function runningRoom(place: ChatPlace, deps: BotDeps): Promise<Room | null> {
  const code = await deps.store.runningRoom(place);
  return code === null ? null : deps.directory.room(code);
}

/** Makes the room, or finds it made. Whoever owns it finds it among their own. */
export async function createRoom(code: RoomCode, wish: RoomWish, deps: BotDeps): Promise<Room> {
  const created = await deps.directory.createRoom(newRoom(code, wish, deps));
  const room = created.ok ? created.value : created.error.room;
  const { person } = wish;
  if (person && room.owner === memberIdOf(person))
    await deps.store.addOwnRoom(person.id, room.code);
  return room;
}

export function newRoom(code: RoomCode, wish: RoomWish, { clock, maxRoomSize }: BotDeps): NewRoom {
  const { title, person, settings, chat = null } = wish;
  return {
    code,
    title: toTitle(title) ?? "",
    owner: person && memberIdOf(person),
    mode: settings?.mode ?? "open",
    ...(settings && { entry: settings.entry }),
    plane: "mesh",
    limit: Math.min(settings?.limit ?? maxRoomSize, maxRoomSize),
    createdAt: clock.now(),
    keepEmptyMs: KEEP_BOT_ROOM_MS,
    ...(chat !== null && { rights: { ...NO_RIGHTS, chat } }),
  };
}
