import type { LogContext, Logger } from "@efir/config";
import {
  createMemoryDirectory,
  createMemoryHostRooms,
  type NewRoom,
  type Seated,
} from "@efir/directory";
import { createManualClock } from "@efir/kit";
import { InstanceId, MemberId, RoomCode, SeatId } from "@efir/protocol";
import * as v from "valibot";
import { createMemoryBotStore } from "../../memory/memory-bot-store.ts";
import type { BotStore, Card } from "../../store.ts";
import { createCardKeeper } from "../card-keeper.ts";
import { createFakeTelegram } from "./fake-telegram.ts";

export const code = (text: string): RoomCode => v.parse(RoomCode, text);
export const ROOM = code("friday");
const HERE = v.parse(InstanceId, "instance-a");
const DAY_MS = 24 * 3_600_000;

export const links = {
  webApp: (room: RoomCode) => `https://efir.example/?room=${room}`,
  direct: (room: RoomCode) => `https://t.me/efir_bot/efir?startapp=${room}`,
};

export const aRoom = (room: RoomCode = ROOM, more: Partial<NewRoom> = {}): NewRoom => ({
  code: room,
  title: "Friday call",
  owner: null,
  mode: "open",
  plane: "mesh",
  limit: 50,
  createdAt: 0,
  keepEmptyMs: DAY_MS,
  ...more,
});

type MessageCard = Extract<Card, { kind: "message" }>;
export const inGroup = (message: number, chat = -100): MessageCard => ({
  kind: "message",
  chat,
  message,
  chatKind: "group",
  language: "en",
});
export const inPrivate = (message: number, chat = 7): MessageCard => ({
  ...inGroup(message, chat),
  chatKind: "private",
});
export const inline = (id: string, language: "en" | "ru" = "en"): Card => ({
  kind: "inline",
  id,
  language,
});

const NAMES = ["Zoe", "Anna", "Boris", "Chen", "Dina", "Emil", "Fatima", "Gus"] as const;

/** Lets everything happen that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await new Promise(setImmediate);
}

export type World = ReturnType<typeof createWorld>;

/** Rooms, people, a bot's store and Telegram, at a time that stands still. */
export function createWorld(makeStore?: () => BotStore) {
  const clock = createManualClock(1_000_000);
  const directory = createMemoryDirectory({ clock, leaseMs: 365 * DAY_MS });
  const store = makeStore?.() ?? createMemoryBotStore({ clock });
  const telegram = createFakeTelegram(clock);
  const logged: string[] = [];
  const write = (message: string, context?: LogContext) =>
    void logged.push(JSON.stringify([message, context]));
  const logger: Logger = {
    error: write,
    warn: write,
    info: write,
    debug: write,
    child: () => logger,
  };
  const hostRooms = createMemoryHostRooms({ clock });
  const outside = { api: telegram.api, directory, hostRooms, store, clock, logger };
  const deps = { ...outside, links, random: () => 0 };
  const keepers: ReturnType<typeof createCardKeeper>[] = [];
  const seats = new Map<number, Seated>();

  return {
    clock,
    directory,
    store,
    telegram,
    logged,
    deps,
    startKeeper: async (more: Partial<typeof deps> = {}) => {
      const keeper = createCardKeeper({ ...deps, ...more });
      keepers.push(keeper);
      await keeper.start();
      await settle();
      return keeper;
    },
    /** Time passes, step by step, and everything that falls due happens. */
    passes: async (ms: number, stepMs = 100) => {
      for (let left = ms; left > 0; left -= stepMs) {
        clock.advance(Math.min(left, stepMs));
        await settle();
      }
    },
    joins: async (person: number, room: RoomCode = ROOM, name?: string) => {
      const seated = sits(person, clock.now(), name);
      seats.set(person, seated);
      const admitted = await directory.admit(room, seated);
      if (!admitted.ok) throw new Error(admitted.error.code);
      await settle();
    },
    /** So fast that nobody could look in between. */
    comesAndGoes: async (person: number) => {
      const seated = sits(person, clock.now());
      await directory.admit(ROOM, seated);
      await directory.leave(ROOM, seated.member.seat);
    },
    leaves: async (person: number, room: RoomCode = ROOM) => {
      const seated = seats.get(person);
      if (seated) await directory.leave(room, seated.member.seat);
      await settle();
    },
    close: async () => {
      for (const keeper of keepers) await keeper.close();
    },
  };
}

let seatNumber = 0;

const sits = (person: number, joinedAt: number, name?: string): Seated => ({
  instance: HERE,
  member: {
    id: v.parse(MemberId, `tg${person}`),
    name: name ?? NAMES[person % NAMES.length]!,
    avatar: null,
    seat: v.parse(SeatId, `seat-number-${++seatNumber}`),
    joinedAt,
    state: { mic: "on", camera: "off", screen: "off", hand: false, level: 0 },
  },
});
