import type { Clock } from "@efir/kit";
import type { BotStore, ConversationStore } from "../store.ts";
import { createMemoryCards } from "./memory-cards.ts";
import { createMemoryChats } from "./memory-chats.ts";
import { createMemoryConversations } from "./memory-conversations.ts";
import { createMemoryFirsts } from "./memory-firsts.ts";
import { createMemoryRings } from "./memory-rings.ts";
import { createMemoryStays } from "./memory-stays.ts";
import { createMemoryTurns } from "./memory-turns.ts";

export interface MemoryBotStoreOptions {
  readonly clock: Clock;
}

/** A store for bots that live in one process. What it holds is gone with the process. */
export function createMemoryBotStore({ clock }: MemoryBotStoreOptions): BotStore {
  const { once, firstTime } = createMemoryFirsts(clock);
  const chats = createMemoryChats(clock);
  const cards = createMemoryCards(clock);
  const turns = createMemoryTurns(clock);
  const stays = createMemoryStays(clock);
  const rings = createMemoryRings(clock);

  return {
    once: answering(once),
    firstTime: answering(firstTime),
    runningRoom: answering(chats.runningRoom),
    runningRooms: answering(chats.runningRooms),
    setRunningRoom: answering(chats.setRunningRoom),
    moveChat: answering((from, to) => {
      chats.moveRunning(from, to);
      cards.moveCards(from, to);
    }),
    forgetChat: answering(cards.forgetChat),
    addOwnRoom: answering(chats.addOwnRoom),
    ownRooms: answering(chats.ownRooms),
    addCard: answering(cards.addCard),
    dropCard: answering(cards.dropCard),
    cards: answering(cards.cards),
    shown: answering(cards.shown),
    setShown: answering(cards.setShown),
    takeTurn: answering(turns.takeTurn),
    pause: answering(turns.pause),
    title: answering(stays.title),
    setTitle: answering(stays.setTitle),
    host: answering(stays.host),
    setHost: answering(stays.setHost),
    stay: answering(stays.stay),
    memberCame: answering(stays.memberCame),
    roomEmptied: answering(stays.roomEmptied),
    roomsWithCards: answering(cards.roomsWithCards),
    toggleRing: answering(rings.toggleRing),
    ringCount: answering(rings.ringCount),
    takeRings: answering(rings.takeRings),
    conversations: conversations(clock),
    close: () => Promise.resolve(),
  };
}

function conversations(clock: Clock): ConversationStore {
  const states = createMemoryConversations(clock);
  return {
    read: answering(states.read),
    write: answering(states.write),
    delete: answering(states.delete),
  };
}

/** Answers later and with copies, as a store outside the process does. */
const answering =
  <Asked extends readonly unknown[], Answer>(run: (...asked: Asked) => Answer) =>
  (...asked: Asked): Promise<Answer> => {
    const copies = structuredClone(asked);
    return Promise.resolve().then(() => structuredClone(run(...copies)));
  };
