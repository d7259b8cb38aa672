import { expect, it } from "vitest";
import { aChat, aMessage, aWorld, BOT_CHAT } from "../testing/fake-world.ts";
import { faultChoices } from "./fault-choices.ts";

const names = (chat: ReturnType<typeof aChat>) =>
  faultChoices({ view: aWorld(), chat, thread: null }).map(({ name }) => name);
const ANYWHERE = ["deliverTwice", "restartPolling", "restartWebhook"];

it("[SP84] each kind of chat has its own misfortunes", () => {
  expect(names(aChat(-5, { kind: "group" }))).toEqual(["removeBot", "migrate", ...ANYWHERE]);
  expect(names(aChat(-5, { hasBot: false }))).toEqual(["addBot", ...ANYWHERE]);
  expect(names(BOT_CHAT)).toEqual(["blockBot", "unblockBot", ...ANYWHERE]);
  expect(names(aChat(9, { kind: "private", hasBot: false }))).toEqual(ANYWHERE);
});

it("[SP85] the last message is the one that can vanish", () => {
  const chat = aChat(-5, { messages: [aMessage(1), aMessage(2)] });
  const [, deletion] = faultChoices({ view: aWorld(), chat, thread: null });
  expect(deletion?.fault).toEqual({ kind: "delete-message", chat: -5, message: 2 });
});
