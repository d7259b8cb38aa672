import { createHmac } from "node:crypto";
import { KEEP_BOT_ROOM_MS, type Directory } from "@efir/directory";
import type { Clock } from "@efir/kit";
import { roomCodeFrom, type MemberId, type Room, type RoomCode } from "@efir/protocol";
import type { Message } from "../message.ts";
import { textsIn } from "../texts/texts.ts";
import type { Rooms, RoomView } from "./rooms.ts";

export interface DirectoryRoomsDeps {
  readonly directory: Directory;
  readonly clock: Clock;
  readonly maxRoomSize: number;
  /** The same in every instance, known to nobody else: it makes codes that nobody guesses. */
  readonly secret: string;
  /** What opens a room for somebody on this platform. */
  readonly link: (code: RoomCode, platform: string) => string;
  /** Who owns the rooms that a client asks for; nobody unless it is said. */
  readonly owner?: (message: Message) => MemberId | null;
  readonly opened?: (message: Message, room: Room) => Promise<void>;
}

/** The rooms of the directory, for a conversation. The same message gets the same room, by its code. */
export function directoryRooms(deps: DirectoryRoomsDeps): Rooms {
  const { directory, clock, maxRoomSize, secret, owner, opened } = deps;
  return {
    open: async ({ message, title }) => {
      const created = await directory.createRoom({
        code: messageRoomCode(secret, message.id),
        title: title ?? textsIn(message.language).untitled,
        owner: owner?.(message) ?? null,
        mode: "open",
        plane: "mesh",
        limit: maxRoomSize,
        createdAt: clock.now(),
        keepEmptyMs: KEEP_BOT_ROOM_MS,
      });
      const room = created.ok ? created.value : created.error.room;
      await opened?.(message, room);
      return view(room, message, deps);
    },
    find: async (code, message) => {
      const room = await directory.room(code);
      return room && view(room, message, deps);
    },
  };
}

const messageRoomCode = (secret: string, message: string): RoomCode =>
  roomCodeFrom(
    createHmac("sha256", secret)
      .update(JSON.stringify(["message room", message]))
      .digest(),
  );

/** Who is in a room is told to whoever may come in by the code alone. */
async function view(
  room: Room,
  { platform, language }: Message,
  { directory, link }: DirectoryRoomsDeps,
): Promise<RoomView> {
  const seated = await directory.members(room.code);
  const mayTell = (room.entry ?? "anyone") === "anyone";
  return {
    code: room.code,
    title: room.title || textsIn(language).untitled,
    link: link(room.code, platform),
    onAir: seated.length,
    names: mayTell ? seated.map(({ member }) => member.name) : [],
  };
}
