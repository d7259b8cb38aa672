import type { Clock } from "@efir/kit";
import { RoomCode, roomKey } from "@efir/protocol";
import * as v from "valibot";
import { cardKey } from "../cards/card-key.ts";
import { KEEP_ROOM_MS, type Card } from "../store.ts";
import { Shelf } from "./shelf.ts";

type Cards = ReadonlyMap<string, Card>;

export function createMemoryCards(clock: Clock) {
  const byRoom = new Shelf<Cards>(clock, KEEP_ROOM_MS);
  const shown = new Shelf<string>(clock, KEEP_ROOM_MS);

  const keep = (room: string, cards: readonly Card[]): void => {
    if (cards.length === 0) byRoom.drop(room);
    else byRoom.put(room, new Map(cards.map((card) => [cardKey(card), card])));
  };
  /** Each card of the chat becomes what `change` makes of it, or nothing. */
  const changeIn = (chat: number, change: (card: Card) => Card | null): void => {
    const isThere = (card: Card) => card.kind === "message" && card.chat === chat;
    for (const room of byRoom.keys()) {
      const cards = [...(byRoom.look(room)?.values() ?? [])];
      if (!cards.some(isThere)) continue;
      const changed = cards.map((card) => (isThere(card) ? change(card) : card));
      keep(
        room,
        changed.filter((card) => card !== null),
      );
    }
  };

  return {
    addCard: (code: RoomCode, card: Card): void => {
      const others = byRoom.look(roomKey(code)) ?? new Map<string, Card>();
      byRoom.put(roomKey(code), new Map([...others, [cardKey(card), card]]));
    },
    dropCard: (code: RoomCode, card: Card): void => {
      const cards = [...(byRoom.look(roomKey(code))?.values() ?? [])];
      keep(
        roomKey(code),
        cards.filter((other) => cardKey(other) !== cardKey(card)),
      );
      shown.drop(cardKey(card));
    },
    cards: (code: RoomCode): readonly Card[] => [...(byRoom.use(roomKey(code))?.values() ?? [])],
    roomsWithCards: (): readonly RoomCode[] => byRoom.keys().map((room) => v.parse(RoomCode, room)),
    shown: (card: Card): string | null => shown.use(cardKey(card)) ?? null,
    setShown: (card: Card, text: string): void => void shown.put(cardKey(card), text),
    moveCards: (from: number, to: number): void =>
      changeIn(from, (card) => ({ ...card, chat: to })),
    forgetChat: (chat: number): void => changeIn(chat, () => null),
  };
}
