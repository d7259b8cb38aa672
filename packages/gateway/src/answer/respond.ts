import type { RoomCode } from "@efir/protocol";
import type { Classification } from "../classify/classification.ts";
import type { Message } from "../message.ts";
import { textsIn } from "../texts/texts.ts";
import type { AnswerDeps } from "./answer-message.ts";
import type { RoomView } from "./rooms.ts";
import { soundTrouble } from "./sound-trouble.ts";

/** Words, and the room they are about. */
export interface Response {
  readonly text: string;
  readonly room: RoomView | null;
}

/** Does what was asked for, and says so. */
export async function respond(
  message: Message,
  about: Classification,
  deps: AnswerDeps,
): Promise<Response> {
  const texts = textsIn(message.language);
  const say = (text: string): Response => ({ text, room: null });
  switch (about.intent) {
    case "open-room":
      return withRoom(await openRoom(message, about.title, deps), texts.opened);
    case "schedule":
      return withRoom(await openRoom(message, about.title, deps), texts.schedule);
    case "join":
      return withFound(await meantRoom(message, about.code, deps), about.code, {
        found: texts.join,
        gone: texts.nobodysRoom,
        none: texts.whichRoom,
      });
    case "on-air":
      return withFound(await meantRoom(message, about.code, deps), about.code, {
        found: texts.onAir,
        gone: texts.nobodysRoom,
        none: texts.whichRoom,
      });
    case "help":
      return say(texts.help);
    case "sound":
      return say(texts.sound[soundTrouble(message.content)]);
    case "complaint":
      return say(texts.complaint);
    case "person":
    case "other":
      return say(texts.notUnderstood);
  }
}

async function openRoom(
  message: Message,
  title: string | null,
  { rooms, clients }: AnswerDeps,
): Promise<RoomView> {
  const room = await rooms.open({ message, title });
  await clients.keepRoom(message, room.code);
  return room;
}

/** The room that was named, or the last one that this client had to do with. */
async function meantRoom(
  message: Message,
  code: RoomCode | null,
  { rooms, clients }: AnswerDeps,
): Promise<RoomView | null> {
  const meant = code ?? (await clients.lastRoom(message));
  const room = meant && (await rooms.find(meant, message));
  if (room) await clients.keepRoom(message, room.code);
  return room;
}

const withRoom = (room: RoomView, say: (room: RoomView) => string): Response => ({
  text: say(room),
  room,
});

interface Words {
  readonly found: (room: RoomView) => string;
  readonly gone: (code: RoomCode) => string;
  readonly none: string;
}

function withFound(room: RoomView | null, code: RoomCode | null, words: Words): Response {
  if (room) return withRoom(room, words.found);
  return { text: code === null ? words.none : words.gone(code), room: null };
}
