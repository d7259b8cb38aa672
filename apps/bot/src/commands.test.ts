import { createManualClock } from "@efir/kit";
import { expect, it } from "vitest";
import { createApi } from "./api.ts";
import { COMMAND_LISTS, registerCommands } from "./commands.ts";
import { createMemoryBotStore } from "./memory/memory-bot-store.ts";
import { FakeTelegram, TOKEN } from "./testing/fake-telegram.ts";

const start = () => {
  const telegram = new FakeTelegram();
  const api = createApi({ token: TOKEN, apiRoot: "https://api.example", fetch: telegram.fetch });
  const store = createMemoryBotStore({ clock: createManualClock() });
  return {
    telegram,
    register: (lists?: typeof COMMAND_LISTS) => registerCommands(api, store, lists),
  };
};

it("[TRAP25] the commands are told once, for private chats and groups, in English and Russian", async () => {
  const { telegram, register } = start();
  await register();
  await register();
  const told = telegram.of("setMyCommands").map((list) => [list.scope, list.language_code]);
  expect(told).toEqual([
    [{ type: "all_private_chats" }, undefined],
    [{ type: "all_group_chats" }, undefined],
    [{ type: "all_private_chats" }, "ru"],
    [{ type: "all_group_chats" }, "ru"],
  ]);
});

it("[BT110] when they change they are told again", async () => {
  const { telegram, register } = start();
  await register();
  await register(COMMAND_LISTS.slice(0, 1));
  expect(telegram.of("setMyCommands")).toHaveLength(5);
});

it("[BT111] Telegram takes every one of them", () => {
  for (const { commands } of COMMAND_LISTS)
    for (const { command, description } of commands) {
      expect(command).toMatch(/^[a-z\d_]{1,32}$/);
      expect(description).toMatch(/^.{1,256}$/);
    }
});
