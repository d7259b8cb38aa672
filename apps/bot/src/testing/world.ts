import * as v from "valibot";
import { createLogger } from "@efir/config";
import {
  createMemoryDirectory,
  createMemoryFigures,
  createMemoryHostRooms,
  type Directory,
} from "@efir/directory";
import { createMemoryNotes } from "@efir/gateway";
import { createManualClock } from "@efir/kit";
import { InstanceId, Member, RoomCode } from "@efir/protocol";
import type { Update } from "grammy/types";
import { createBot } from "../bot.ts";
import type { BotDeps } from "../bot-deps.ts";
import { createFakeGateway } from "./fake-gateway.ts";
import { createLinks } from "../links.ts";
import { createMemoryBotStore } from "../memory/memory-bot-store.ts";
import type { BotStore } from "../store.ts";
import { FakeTelegram, ME, TOKEN, type WithKeyboard } from "./fake-telegram.ts";

export interface Shared {
  readonly directory: Directory;
  readonly store: BotStore;
}

export const code = (text: string): RoomCode => v.parse(RoomCode, text);

let lastId = 0;

/** One bot before a Telegram of its own, over a directory and a store that others may share. */
export function createWorld(shared: Partial<Shared> = {}, more: Partial<BotDeps> = {}) {
  const clock = createManualClock(1_790_000_000_000);
  const directory = shared.directory ?? createMemoryDirectory({ clock });
  const store = shared.store ?? createMemoryBotStore({ clock });
  const telegram = new FakeTelegram();
  const lines: string[] = [];
  const refreshed: RoomCode[] = [];
  const admins: RoomCode[] = [];
  const gateway = createFakeGateway();
  const logger = createLogger({
    level: "debug",
    name: "bot",
    write: (line) => void lines.push(line),
  });
  const deps: BotDeps = {
    directory,
    hostRooms: createMemoryHostRooms({ clock }),
    store,
    clock,
    logger,
    links: createLinks({
      publicUrl: "https://efir.example",
      miniAppShortName: "room",
      botName: () => "EfirBot",
    }),
    cards: { refresh: (room) => void refreshed.push(room) },
    admins: { refresh: (room) => void admins.push(room) },
    ringer: { check: () => undefined },
    randomId: () => `random-${++lastId}`,
    gateway: gateway.port,
    notes: createMemoryNotes({ clock }),
    figures: createMemoryFigures(),
    adminIds: [],
    operatorsChat: null,
    draftSecret: "a secret of the tests",
    maxRoomSize: 8,
    ...more,
  };
  const client = { token: TOKEN, apiRoot: "https://api.telegram.example", fetch: telegram.fetch };
  const bot = createBot(deps, client);
  bot.botInfo = ME;
  return {
    ...deps,
    clock,
    telegram,
    lines,
    refreshed,
    lookedAtAdmins: admins,
    heard: gateway.heard,
    told: gateway.told,
    accepts: gateway.accepts,
    replayed: gateway.replayed,
    dies: gateway.dies,
    waits: gateway.waits,
    knows: gateway.knows,
    forgets: gateway.forgets,
    hear: async (...updates: Update[]) => {
      for (const update of updates) await bot.handleUpdate(update);
    },
  };
}

export type World = ReturnType<typeof createWorld>;

/** The first button, which on a card is Join. */
export const joinOf = (sent: WithKeyboard | undefined) =>
  sent?.reply_markup?.inline_keyboard?.[0]?.[0] ?? { text: "" };

export const buttonsOf = (sent: WithKeyboard | undefined) =>
  sent?.reply_markup?.inline_keyboard?.flat() ?? [];

/** The code in a link of ours. */
export const codeIn = (link: string): RoomCode =>
  code(/(?:startapp|room)=(.*)$/.exec(link)?.[1] ?? "");

export async function seat(
  directory: Directory,
  room: RoomCode,
  ...names: string[]
): Promise<void> {
  for (const name of names) {
    const member = v.parse(Member, {
      id: `g${name}`,
      name,
      avatar: null,
      seat: `seat-of-${name}`,
      joinedAt: 1,
      state: { mic: "on", camera: "off", screen: "off", hand: false, level: 0 },
    });
    await directory.admit(room, { member, instance: v.parse(InstanceId, "one") });
  }
}
