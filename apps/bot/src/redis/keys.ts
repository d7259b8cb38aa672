import { roomKey, type RoomCode } from "@efir/protocol";
import type { Card } from "../store.ts";

/** Where everything is. Keys that one script touches share the {hash tag}, hence a slot of a cluster. */
export function keysUnder(prefix: string) {
  const ofRoom = (code: RoomCode, part: string) => `${prefix}:bot:{${roomKey(code)}}:${part}`;
  const ofChat = (chat: number, part: string) => `${prefix}:bot:{chat${chat}}:${part}`;
  /** Telegram counts by chat; of an inline message nobody knows the chat. */
  const ofPlace = (card: Card, part: string) =>
    card.kind === "message" ? ofChat(card.chat, part) : `${prefix}:bot:{inline${card.id}}:${part}`;
  const ofCard = (card: Card, part: string) =>
    ofPlace(card, card.kind === "message" ? `${part}:${card.message}` : part);

  return {
    once: (update: number) => `${prefix}:bot:once:${update}`,
    firstTime: (what: string) => `${prefix}:bot:first:${what}`,
    conversation: (key: string) => `${prefix}:bot:conversation:${key}`,
    ownRooms: (user: number) => `${prefix}:bot:own:${user}`,
    roomsWithCards: `${prefix}:bot:rooms-with-cards`,

    running: (chat: number) => ofChat(chat, "running"),
    /** The rooms that have cards in a chat. */
    roomsIn: (chat: number) => ofChat(chat, "rooms"),

    cards: (code: RoomCode) => ofRoom(code, "cards"),
    title: (code: RoomCode) => ofRoom(code, "title"),
    host: (code: RoomCode) => ofRoom(code, "host"),
    rings: (code: RoomCode) => ofRoom(code, "rings"),
    stay: (code: RoomCode) => ofRoom(code, "stay"),
    came: (code: RoomCode) => ofRoom(code, "came"),
    news: (code: RoomCode, what: string) => ofRoom(code, `news:${what}`),

    shown: (card: Card) => ofCard(card, "shown"),
    turn: (card: Card) => ofCard(card, "turn"),
    paused: (card: Card) => ofPlace(card, "paused"),
    allowance: (card: Card) => ofPlace(card, "allowance"),
  };
}

export type Keys = ReturnType<typeof keysUnder>;
