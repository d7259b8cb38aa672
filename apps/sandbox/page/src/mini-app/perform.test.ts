import { err } from "@efir/kit";
import { expect, it } from "vitest";
import type { Api } from "../api/api.ts";
import { createDialogs } from "../dialogs/dialogs.ts";
import { createFakeApi } from "../testing/fake-api.ts";
import { createFakeStore } from "../testing/fake-store.ts";
import { aWorld } from "../testing/fake-world.ts";
import type { StorageChange } from "./bridge/bridge-state.ts";
import { answerStorage } from "./device-storage.ts";
import type { OuterEffect } from "./mini-app.ts";
import { perform } from "./perform.ts";

const LAUNCHED = { number: 1, url: "https://app.test/", user: 1, chat: -5 };

function start(part: Partial<Api> = {}) {
  const { api, asked } = createFakeApi(() => aWorld(), part);
  const dialogs = createDialogs();
  const did: unknown[] = [];
  const note =
    (name: string) =>
    (...args: readonly unknown[]) =>
      void did.push([name, ...args]);
  const run = (effect: OuterEffect) =>
    perform(effect, LAUNCHED, {
      api,
      dialogs,
      store: createFakeStore(),
      followTelegramLink: note("telegram"),
      openOutside: note("outside"),
      switchInline: note("inline"),
      onShared: note("shared"),
      refuse: note("refuse"),
    });
  const pick = (chat: number | null) => {
    const dialog = dialogs.current.get();
    if (dialog?.kind !== "pick-chat") throw new Error("nobody was asked for a chat");
    if (chat === null) dialog.dismiss();
    else dialog.pick(chat);
  };
  return { run, pick, asked, did, dialogs };
}

const SHARE = { kind: "share-prepared", id: "p1" } as const;

it("[SP23] a prepared message goes to the chat that was picked", async () => {
  const { run, pick, asked, did } = start();
  const told = run(SHARE);
  pick(-6);
  expect(await told).toEqual({ eventType: "prepared_message_sent" });
  expect(asked("sharePrepared")).toEqual([{ user: 1, chat: -6, preparedId: "p1" }]);
  expect(did).toEqual([["shared", -6]]);
});

it("[SP24] who picks no chat has declined, and nothing is sent", async () => {
  const { run, pick, asked } = start();
  const told = run(SHARE);
  pick(null);
  const failed = { eventType: "prepared_message_failed", eventData: { error: "USER_DECLINED" } };
  expect(await told).toEqual(failed);
  expect(asked("sharePrepared")).toEqual([]);
});

it.each([
  ["prepared-message-not-found", "MESSAGE_EXPIRED"],
  ["chat-not-allowed", "MESSAGE_SEND_FAILED"],
])("[SP25] a refusal (%s) is told as %s", async (code, error) => {
  const refused = () => Promise.resolve(err({ code, message: null }));
  const { run, pick } = start({ sharePrepared: refused });
  const told = run(SHARE);
  pick(-6);
  expect(await told).toEqual({ eventType: "prepared_message_failed", eventData: { error } });
});

it("[SP26] a popup tells the pressed button, or none", async () => {
  const { run, dialogs } = start();
  const popup = { title: "", message: "?", buttons: [{ id: "a", type: "ok", text: "" }] } as const;
  const pressed = run({ kind: "popup", popup });
  const dialog = dialogs.current.get();
  if (dialog?.kind === "popup") dialog.press("a");
  expect(await pressed).toEqual({ eventType: "popup_closed", eventData: { button_id: "a" } });
  const closed = run({ kind: "popup", popup });
  dialogs.current.get()?.dismiss();
  expect(await closed).toEqual({ eventType: "popup_closed", eventData: {} });
});

it("[SP27] links, inline queries and refusals go where they belong", async () => {
  const { run, did } = start();
  await run({ kind: "open-telegram-link", path: "/EfirBot?start=a" });
  await run({ kind: "open-link", url: "https://a.test/" });
  await run({ kind: "switch-inline", query: "q", chat: "here" });
  await run({ kind: "switch-inline", query: "q", chat: "choose" });
  await run({ kind: "refuse", what: "story" });
  expect(did).toEqual([
    ["telegram", "https://t.me/EfirBot?start=a"],
    ["outside", "https://a.test/"],
    ["inline", "q", -5],
    ["inline", "q", "choose"],
    ["refuse", "story"],
  ]);
});

it("[SP28] each person has a drawer of the device's storage", () => {
  const store = createFakeStore();
  const ask = (user: number, change: StorageChange) =>
    answerStorage(store, `device/${user}`, { id: "r", change });
  ask(1, { kind: "save", key: "k", value: "v" });
  ask(2, { kind: "save", key: "k", value: "w" });
  ask(2, { kind: "clear" });
  const read = (user: number) => ask(user, { kind: "read", key: "k" }).eventData;
  expect([read(1), read(2)]).toEqual([
    { req_id: "r", value: "v" },
    { req_id: "r", value: null },
  ]);
  expect(ask(1, { kind: "save", key: "k", value: null })).toEqual({
    eventType: "device_storage_key_saved",
    eventData: { req_id: "r" },
  });
  expect(read(1)).toEqual({ req_id: "r", value: null });
});
