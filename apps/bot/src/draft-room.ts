import { createHash } from "node:crypto";
import type { User } from "grammy/types";
import type { Room, RoomCode } from "@efir/protocol";
import type { BotDeps } from "./bot-deps.ts";
import { newRoom } from "./open-room.ts";
import { draftRoomCode } from "./room-code.ts";
import type { BotStore } from "./store.ts";

const MOST_DRAFTS_A_DAY = 50;
/** Places are tried from one that the code chooses, so that most drafts ask once. */
const TRIES = 8;

/**
 * The room that somebody would get who chose this title now. The same words mean the same room until it
 * is made. Nobody has more drafts than the limit: beyond it, a room comes to be only when it is chosen.
 */
export async function draftRoom(title: string, person: User, deps: BotDeps): Promise<Room> {
  const { store, directory } = deps;
  const code = freeCode(await store.ownRooms(person.id), title, { person, deps });
  const { keepEmptyMs, ...room } = newRoom(code, { title, person }, deps);
  const isNews = await store.firstTime(`draft:${code}`);
  if (isNews && (await takePlace(person.id, code, store)))
    await directory.draftRoom({ ...room, keepEmptyMs });
  return room;
}

function freeCode(
  taken: readonly RoomCode[],
  title: string,
  { person, deps }: { readonly person: User; readonly deps: BotDeps },
): RoomCode {
  for (let count = 0; ; count += 1) {
    const code = draftRoomCode({ secret: deps.draftSecret, person: person.id, title, count });
    if (!taken.includes(code)) return code;
  }
}

async function takePlace(person: number, code: RoomCode, store: BotStore): Promise<boolean> {
  const first = placeOf(code);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const place = (first + attempt) % MOST_DRAFTS_A_DAY;
    if (await store.firstTime(`draft:${person}:${place}`)) return true;
  }
  return false;
}

const placeOf = (code: RoomCode): number =>
  createHash("sha256").update(code).digest().readUInt16BE();
