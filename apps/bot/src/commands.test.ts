import { createManualClock } from "@efir/kit";
import { expect, it } from "vitest";
import { createApi } from "./api.ts";
import { COMMAND_LISTS, registerCommands, registerOperator } from "./commands.ts";
import { createMemoryBotStore } from "./memory/memory-bot-store.ts";
import { FakeTelegram, TOKEN } from "./testing/fake-telegram.ts";

const start = () => {
  const telegram = new FakeTelegram();
  const api = createApi({ token: TOKEN, apiRoot: "https://api.example", fetch: telegram.fetch });
  const store = createMemoryBotStore({ clock: createManualClock() });
  const told: string[] = [];
  return {
    telegram,
    register: (lists?: typeof COMMAND_LISTS) => registerCommands({ api, store }, lists),
    registerOperator: (person: number, occasion: "start" | "message") =>
      registerOperator(
        { api, store, logger: { info: (line) => void told.push(line) } },
        person,
        occasion,
      ),
    told,
  };
};

it("[TRAP25] the commands are told once, for private chats, groups and their admins, in English and Russian", async () => {
  const { telegram, register } = start();
  await register();
  await register();
  const told = telegram.of("setMyCommands").map((list) => [list.scope, list.language_code]);
  expect(told).toEqual([
    [{ type: "all_private_chats" }, undefined],
    [{ type: "all_private_chats" }, "ru"],
    [{ type: "all_group_chats" }, undefined],
    [{ type: "all_group_chats" }, "ru"],
    [{ type: "all_chat_administrators" }, undefined],
    [{ type: "all_chat_administrators" }, "ru"],
  ]);
});

it("[BT110] when they change they are told again", async () => {
  const { telegram, register } = start();
  await register();
  await register(COMMAND_LISTS.slice(0, 1));
  expect(telegram.of("setMyCommands")).toHaveLength(7);
});

it("[BT111] Telegram takes every one of them", () => {
  for (const { commands } of COMMAND_LISTS)
    for (const { command, description } of commands) {
      expect(command).toMatch(/^[a-z\d_]{1,32}$/);
      expect(description).toMatch(/^.{1,256}$/);
    }
});

it("[BT130] the people who run it have /admin and /stats in their menu, and nobody else has", async () => {
  const { telegram, register, registerOperator } = start();
  await register();
  expect(JSON.stringify(telegram.of("setMyCommands"))).not.toMatch(/"(?:admin|stats)"/);
  const others = telegram.calls.length;
  await registerOperator(7, "start");
  await registerOperator(7, "start");
  const menus = telegram.of("setMyCommands").slice(others);
  expect(menus.map(({ scope, language_code }) => [scope, language_code])).toEqual([
    [{ type: "chat", chat_id: 7 }, undefined],
    [{ type: "chat", chat_id: 7 }, "ru"],
  ]);
  for (const { commands } of menus)
    expect(commands.map(({ command }) => command)).toEqual([
      ...["room", "new", "rooms", "play", "status", "help", "start", "cancel", "admin", "stats"],
    ]);
});

it("[BT131] whoever runs it and has not written to the bot holds up nothing, and gets the menu when they do", async () => {
  const { telegram, registerOperator, told } = start();
  telegram.refuse("setMyCommands", { error_code: 400, description: "Bad Request: chat not found" });
  await registerOperator(7, "start");
  expect(told).toHaveLength(1);
  await registerOperator(7, "message");
  expect(telegram.of("setMyCommands")).toHaveLength(3);
});

it("[BT132] a menu that could not be told for another reason is tried again by whoever starts the bot", async () => {
  const { telegram, registerOperator } = start();
  telegram.refuse("setMyCommands", { error_code: 401, description: "Unauthorized" });
  await expect(registerOperator(7, "start")).rejects.toThrow("Unauthorized");
});
