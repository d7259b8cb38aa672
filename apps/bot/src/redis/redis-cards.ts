import { RoomCode, roomKey } from "@efir/protocol";
import * as v from "valibot";
import { cardKey } from "../cards/card-key.ts";
import { KEEP_ROOM_MS, type BotStore, type Card } from "../store.ts";
import { cardJson, readCards } from "./card-json.ts";
import {
  ADD_CARD,
  ADD_TO_SET,
  CARDS,
  DROP_CARD,
  HAS_CARDS,
  SET_MEMBERS,
  TAKE_FROM_SET,
} from "./card-scripts.ts";
import type { RedisStore } from "./redis-store.ts";
import { DELETE, PUT, USE } from "./text-scripts.ts";

type Cards = Pick<
  BotStore,
  "addCard" | "dropCard" | "cards" | "shown" | "setShown" | "roomsWithCards"
>;

export const redisCards = (store: RedisStore): Cards => ({
  addCard: (code, card) => addCard(store, code, card),
  dropCard: async (code, card) => {
    await store.run(DROP_CARD, [store.keys.cards(code)], cardKey(card));
    await store.run(DELETE, [store.keys.shown(card)]);
  },
  cards: (code) => cards(store, code),
  shown: async (card) =>
    v.parse(v.nullable(v.string()), await store.run(USE, [store.keys.shown(card)], KEEP_ROOM_MS)),
  setShown: async (card, text) => {
    await store.run(PUT, [store.keys.shown(card)], text, KEEP_ROOM_MS);
  },
  roomsWithCards: () => roomsWithCards(store),
});

async function addCard(store: RedisStore, code: RoomCode, card: Card): Promise<void> {
  const { run, keys } = store;
  // The lists come after the card: whoever clears them up looks for the card once more.
  await run(ADD_CARD, [keys.cards(code)], cardKey(card), cardJson(card), KEEP_ROOM_MS);
  await listRoom(store, code);
  if (card.kind !== "message") return;
  await run(ADD_TO_SET, [keys.roomsIn(card.chat)], roomKey(code), KEEP_ROOM_MS);
}

const listRoom = ({ run, keys }: RedisStore, code: RoomCode): Promise<unknown> =>
  run(ADD_TO_SET, [keys.roomsWithCards], roomKey(code), KEEP_ROOM_MS);

export async function cards({ run, keys }: RedisStore, code: RoomCode): Promise<Card[]> {
  const found = readCards(await run(CARDS, [keys.cards(code)], KEEP_ROOM_MS));
  if (found.length > 0) await listRoom({ run, keys }, code); // for as long again
  return found;
}

const hasCards = async ({ run, keys }: RedisStore, code: RoomCode): Promise<boolean> =>
  (await run(HAS_CARDS, [keys.cards(code)])) === 1;

async function roomsWithCards(store: RedisStore): Promise<RoomCode[]> {
  const listed = await store.run(SET_MEMBERS, [store.keys.roomsWithCards]);
  const found: RoomCode[] = [];
  for (const code of v.parse(v.array(RoomCode), listed)) {
    if (await hasCards(store, code)) found.push(code);
    else await unlist(store, code);
  }
  return found;
}

/** A card that was added meanwhile puts its room back. */
async function unlist(store: RedisStore, code: RoomCode): Promise<void> {
  await store.run(TAKE_FROM_SET, [store.keys.roomsWithCards], roomKey(code));
  if (await hasCards(store, code)) await listRoom(store, code);
}
