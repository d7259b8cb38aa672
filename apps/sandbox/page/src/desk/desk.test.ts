import { err, ok } from "@efir/kit";
import { expect, it } from "vitest";
import type { WorldView } from "../../../src/page-api.ts";
import { startDesk } from "../testing/fake-desk.ts";
import { aChat, aMessage, anna, aWorld, BOT_CHAT, boris } from "../testing/fake-world.ts";
import { settle } from "../testing/settle.ts";
import { draftKey } from "../composer/talk.ts";
import { hereOf, messagesHere, threadHere } from "./here.ts";

/** Each has their own chat with the bot, and all are in the others. */
const worldOf = (user: number): WorldView => {
  const world = aWorld({ me: user === 2 ? boris : anna });
  return { ...world, chats: [{ ...BOT_CHAT, id: user }, ...world.chats.slice(1)] };
};

it("[SP63] the page opens as that person in that chat", async () => {
  const { desk, asked, search } = await startDesk({ search: "?user=2&chat=-5", world: worldOf });
  expect(asked("world")[0]).toBe(2);
  expect([desk.me(), desk.here()?.chat.id, search()]).toEqual([2, -5, "?user=2&chat=-5"]);
});

it("[SP64] an address that names nobody comes to name who sits there", async () => {
  const { desk, search, asked } = await startDesk();
  expect([desk.me(), search()]).toEqual([1, "?user=1"]);
  expect(asked("world")).toEqual([null, null]); // at the start and when the stream opened: no third time
});

it("[SP92] an address that names a stranger gives way to whoever the server thinks of first", async () => {
  const stranger = err({ code: "person-not-found", message: "There is no such person." });
  const { desk, search } = await startDesk({
    search: "?user=404&chat=-5",
    api: { world: (user) => Promise.resolve(user === 404 ? stranger : ok(aWorld())) },
  });
  expect([desk.me(), search()]).toEqual([1, "?user=1&chat=-5"]);
});

it("[SP65] a chat that is not there is not open, and the address says so", async () => {
  const { desk, search } = await startDesk({ search: "?user=1&chat=-404" });
  expect([desk.here(), search()]).toEqual([null, "?user=1"]);
});

it("[SP66] another person sits down without a reload, in the same chat, with their own ears", async () => {
  const { desk, search, listening } = await startDesk({
    search: "?user=1&chat=-5",
    world: worldOf,
  });
  desk.talk.write("a secret of Anna's");
  await desk.switchPerson(2);
  await settle();
  expect([desk.me(), search(), listening()]).toEqual([2, "?user=2&chat=-5", [2]]);
  expect(desk.talk.drafts.get()).toEqual({});
});

it("[SP67] who talked with the bot finds their own talk with it", async () => {
  const { desk, search } = await startDesk({ search: "?user=1&chat=1", world: worldOf });
  await desk.switchPerson(2);
  await settle();
  expect(search()).toBe("?user=2&chat=2");
});

it("[SP68] the browser's back button leads back to the person and the chat", async () => {
  const { desk, goBackTo, listening } = await startDesk({ search: "?user=2", world: worldOf });
  desk.openChat(-6);
  await desk.openMenuApp();
  expect(desk.miniApp.state.get().kind).toBe("open");
  goBackTo("?user=1&chat=-5");
  await settle();
  expect([desk.me(), desk.here()?.chat.id, listening()]).toEqual([1, -5, [1]]);
  expect(desk.miniApp.state.get().kind).toBe("none");
});

it("[SP69] a group that became a supergroup stays open under its new number", async () => {
  let world = aWorld();
  const { hear, search } = await startDesk({ search: "?user=1&chat=-5", world: () => world });
  world = aWorld({ chats: [BOT_CHAT, aChat(-1005, { title: "Friends" })] });
  hear({ kind: "world-changed" });
  await settle();
  expect(search()).toBe("?user=1&chat=-1005");
});

it("[SP70] an app that wants to be asked keeps others off the desk until the answer is yes", async () => {
  const { desk } = await startDesk({ search: "?user=1&chat=-5", world: worldOf });
  await desk.press({ kind: "url", text: "", url: "https://t.me/EfirBot/room?startapp=a" }, 1);
  const frame = { post: () => undefined, size: () => ({ width: 1, height: 1 }) };
  desk.miniApp.connect(frame);
  const asks = { need_confirmation: true };
  desk.miniApp.hear({ eventType: "web_app_setup_closing_behavior", eventData: asks });
  const staying = desk.switchPerson(2);
  desk.dialogs.current.get()?.dismiss();
  await staying;
  expect([desk.me(), desk.miniApp.state.get().kind]).toEqual([1, "open"]);
  const leaving = desk.switchPerson(2);
  const dialog = desk.dialogs.current.get();
  if (dialog?.kind === "confirm") dialog.agree();
  await leaving;
  await settle();
  expect([desk.me(), desk.miniApp.state.get().kind]).toEqual([2, "none"]);
});

it("[SP71] what is written is sent where it was written, and is back if it was refused", async () => {
  let fine = false;
  const sent: unknown[] = [];
  const { desk } = await startDesk({
    search: "?user=1&chat=-5",
    api: {
      send: (message) => {
        sent.push(message);
        return Promise.resolve(
          fine ? ok({ messageId: 1 }) : err({ code: "may-not-post", message: "No." }),
        );
      },
    },
  });
  const draft = () => desk.talk.drafts.get()[draftKey(-5, null)];
  desk.talk.write("  hello ");
  await desk.talk.sendDraft();
  expect([draft(), desk.toast.get()]).toEqual(["hello", "No."]);
  fine = true;
  await desk.talk.sendDraft();
  await desk.talk.sendDraft();
  const message = { user: 1, chat: -5, text: "hello" };
  expect([draft(), sent]).toEqual(["", [message, message]]);
});

it("[SP72] a topic shows its own messages and takes what is written there; General bears no number", () => {
  const topics = [
    { thread: 1, title: "General" },
    { thread: 4, title: "Design" },
  ];
  const messages = [aMessage(1), aMessage(2, { thread: 4 }), aMessage(3, { thread: 1 })];
  const view = aWorld({ chats: [aChat(-5, { topics, messages })] });
  const at = (thread: number | null) => {
    const here = hereOf({ kind: "ready", view }, { user: 1, chat: -5, thread })!;
    return [messagesHere(here).map(({ id }) => id), threadHere(here)];
  };
  expect([at(null), at(1), at(4), at(77)]).toEqual([
    [[1, 2, 3], {}],
    [[1, 3], {}],
    [[2], { thread: 4 }],
    [[1, 2, 3], {}],
  ]);
});

it("[SP73] a chosen result is sent in the person's name, from the list it stood in", async () => {
  const { desk, clock, asked } = await startDesk({ search: "?user=1&chat=-5" });
  desk.talk.write("@EfirBot tea");
  clock.advance(300);
  await settle();
  expect(asked("askInline")).toEqual([{ user: 1, chat: -5, query: "tea" }]);
  await desk.talk.choose("r1");
  expect(asked("chooseResult")).toEqual([{ user: 1, chat: -5, queryId: "q", resultId: "r1" }]);
  expect([desk.talk.drafts.get()[draftKey(-5, null)], desk.talk.inline.get()]).toEqual(["", null]);
});

it("[SP74] a switch to inline lets one choose a chat and writes the bot's name there", async () => {
  const { desk, search } = await startDesk({ search: "?user=1&chat=-5" });
  const pressed = desk.press({ kind: "switch-inline", text: "", query: "tea" }, 1);
  const dialog = desk.dialogs.current.get();
  if (dialog?.kind === "pick-chat") dialog.pick(-6);
  await pressed;
  expect([search(), desk.talk.drafts.get()]).toEqual([
    "?user=1&chat=-6",
    { [draftKey(-6, null)]: "@EfirBot tea" },
  ]);
  await desk.press({ kind: "switch-inline-here", text: "", query: "" }, 1);
  expect(desk.talk.drafts.get()[draftKey(-6, null)]).toBe("@EfirBot ");
});

it("[SP75] a bot's answer to a press is a word in passing, or one that must be read", async () => {
  let alert = false;
  const { desk, clock } = await startDesk({
    search: "?user=1&chat=-5",
    api: { press: () => Promise.resolve(ok({ text: "Done", alert, url: null })) },
  });
  const button = { kind: "callback", text: "", data: "x" } as const;
  await desk.press(button, 1);
  expect(desk.toast.get()).toBe("Done");
  clock.advance(4_000);
  alert = true;
  await desk.press(button, 1);
  expect(desk.toast.get()).toBeNull();
  expect(desk.dialogs.current.get()).toMatchObject({ kind: "alert", text: "Done" });
});

it("[SP76] the button above the results begins a talk with the bot", async () => {
  const { desk, asked, search } = await startDesk({ search: "?user=1&chat=-5" });
  await desk.startBot("new");
  expect(search()).toBe("?user=1&chat=1");
  expect(asked("send")).toEqual([{ user: 1, chat: 1, text: "/start new" }]);
});

it("[SP77] a web-app button and the menu button launch in the chat they are in", async () => {
  const { desk, asked } = await startDesk({ search: "?user=1&chat=1" });
  await desk.press({ kind: "web-app", text: "", url: "https://app.test/" }, 1);
  await desk.openMenuApp();
  const where = { user: 1, chat: 1, theme: "light" };
  expect(asked("launch")).toEqual([
    { ...where, via: { kind: "web-app-button", url: "https://app.test/" } },
    { ...where, via: { kind: "menu-button" } },
  ]);
});

it("[SP78] failures are told in the person's language, when the server has no words of its own", async () => {
  const { desk } = await startDesk({
    search: "?user=2&chat=-5",
    world: worldOf,
    api: { cause: () => Promise.resolve(err({ code: "unreachable", message: null })) },
  });
  await desk.cause({ kind: "deliver-again", times: 2 });
  expect(desk.toast.get()).toBe("Не получилось (unreachable)");
});
