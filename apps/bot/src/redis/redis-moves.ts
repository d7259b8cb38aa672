import { RoomCode, roomKey } from "@efir/protocol";
import * as v from "valibot";
import { cardKey } from "../cards/card-key.ts";
import { KEEP_ROOM_MS, type BotStore, type Card } from "../store.ts";
import { cardJson } from "./card-json.ts";
import { ADD_TO_SET, DROP_CARD, REPLACE_CARD, SET_MEMBERS } from "./card-scripts.ts";
import { cards } from "./redis-cards.ts";
import { moveRunning } from "./redis-chats.ts";
import type { RedisStore } from "./redis-store.ts";
import { DELETE } from "./text-scripts.ts";

export const redisMoves = (store: RedisStore): Pick<BotStore, "moveChat" | "forgetChat"> => ({
  moveChat: async (from, to) => {
    await moveRunning(store, from, to);
    for (const code of await roomsIn(store, from)) await moveCards(store, code, { from, to });
    await store.run(DELETE, [store.keys.roomsIn(from)]);
  },
  forgetChat: async (chat) => {
    for (const code of await roomsIn(store, chat)) {
      for (const card of await cardsIn(store, code, chat)) {
        await store.run(DROP_CARD, [store.keys.cards(code)], cardKey(card));
      }
    }
    await store.run(DELETE, [store.keys.roomsIn(chat)]);
  },
});

async function moveCards(
  store: RedisStore,
  code: RoomCode,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  await store.run(ADD_TO_SET, [store.keys.roomsIn(to)], roomKey(code), KEEP_ROOM_MS);
  for (const card of await cardsIn(store, code, from)) {
    const moved: Card = { ...card, chat: to };
    const asked = [cardKey(card), cardKey(moved), cardJson(moved), KEEP_ROOM_MS];
    await store.run(REPLACE_CARD, [store.keys.cards(code)], ...asked);
  }
}

const roomsIn = async ({ run, keys }: RedisStore, chat: number): Promise<RoomCode[]> =>
  v.parse(v.array(RoomCode), await run(SET_MEMBERS, [keys.roomsIn(chat)]));

async function cardsIn(store: RedisStore, code: RoomCode, chat: number) {
  const found = await cards(store, code);
  return found.filter((card) => card.kind === "message").filter((card) => card.chat === chat);
}
