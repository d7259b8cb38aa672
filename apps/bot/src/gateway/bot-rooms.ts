import { KEEP_BOT_ROOM_MS, type Directory } from "@efir/directory";
import type { Message, Rooms, RoomView } from "@efir/gateway";
import type { Clock } from "@efir/kit";
import { MemberId, type Room, type RoomCode } from "@efir/protocol";
import * as v from "valibot";
import { cardTexts } from "../cards/texts.ts";
import { messageRoomCode } from "../room-code.ts";
import { toTitle } from "../room-title.ts";
import type { BotStore } from "../store.ts";
import { telegramId } from "./telegram-sender.ts";

export interface BotRoomsDeps {
  readonly directory: Directory;
  readonly store: Pick<BotStore, "addOwnRoom">;
  readonly clock: Clock;
  readonly maxRoomSize: number;
  /** The same in every instance, known to nobody else. */
  readonly secret: string;
  /** What opens a room for somebody on this platform. */
  readonly link: (code: RoomCode, platform: string) => string;
}

/** The rooms of the directory, for a conversation. A person of Telegram owns the rooms that they ask for. */
export function botRooms(deps: BotRoomsDeps): Rooms {
  const { directory, store, clock, maxRoomSize, secret } = deps;
  return {
    open: async ({ message, title }) => {
      const person = telegramId(message);
      const created = await directory.createRoom({
        code: messageRoomCode(secret, message.id),
        title: toTitle(title ?? "") ?? cardTexts(message.language).untitled,
        owner: person === null ? null : v.parse(MemberId, `tg${person}`),
        mode: "open",
        plane: "mesh",
        limit: maxRoomSize,
        createdAt: clock.now(),
        keepEmptyMs: KEEP_BOT_ROOM_MS,
      });
      const room = created.ok ? created.value : created.error.room;
      if (person !== null) await store.addOwnRoom(person, room.code);
      return view(room, message, deps);
    },
    find: async (code, message) => {
      const room = await directory.room(code);
      return room && view(room, message, deps);
    },
  };
}

/** Who is in a room is told to whoever may come in by the code alone. */
async function view(
  room: Room,
  { platform, language }: Message,
  { directory, link }: BotRoomsDeps,
): Promise<RoomView> {
  const seated = await directory.members(room.code);
  const mayTell = (room.entry ?? "anyone") === "anyone";
  return {
    code: room.code,
    title: room.title || cardTexts(language).untitled,
    link: link(room.code, platform),
    onAir: seated.length,
    names: mayTell ? seated.map(({ member }) => member.name) : [],
  };
}
