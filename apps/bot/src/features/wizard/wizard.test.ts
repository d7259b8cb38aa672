import type { Update } from "grammy/types";
import { expect, it, vi } from "vitest";
import { createWorld, joinOf, type World } from "../../testing/world.ts";
import {
  ANNA,
  BORIS,
  GROUP,
  mentions,
  presses,
  says,
  sharesChat,
  SUPERGROUP,
  types,
  whispers,
} from "../../testing/updates.ts";

const said = ({ telegram }: World) => telegram.said().at(-1);
const own = async ({ store, directory }: World, user = ANNA.id) =>
  Promise.all((await store.ownRooms(user)).map((code) => directory.room(code)));

const answers = () => [
  whispers("/new"),
  whispers("Friday call"),
  presses("mode:stage"),
  presses("entry:approved"),
  presses("limit:4"),
];

it("[BT40] title, mode, who may enter, how many: then the room is there, with a card to share", async () => {
  const world = createWorld();
  await world.hear(...answers());
  const [room] = await own(world);
  expect(room).toMatchObject({
    title: "Friday call",
    mode: "stage",
    entry: "approved",
    limit: 4,
    owner: "tg7",
  });
  const [card, ready] = world.telegram.of("sendMessage").slice(-2);
  expect(joinOf(card).web_app?.url).toContain(room?.code);
  expect(joinOf(ready).switch_inline_query_chosen_chat?.query).toBe(room?.code);
  expect(ready?.text).toContain("Stage");
  expect(await world.store.cards(room!.code)).toHaveLength(1);
});

it.each([
  ["the command", whispers("/new")],
  ["the button", presses("new-room")],
  ["the link", whispers("/start n")],
])("[BT41] it begins by %s, and every button stops spinning", async (_way, update) => {
  const world = createWorld();
  await world.hear(update);
  expect(said(world)).toBe("What shall the room be called?");
  const pressed = update.callback_query ? 1 : 0;
  expect(world.telegram.of("answerCallbackQuery")).toHaveLength(pressed);
});

it("[BT42] what is no answer is asked for again, and other questions' buttons are no answers", async () => {
  const world = createWorld();
  await world.hear(
    whispers("/new"),
    whispers("/nonsense"),
    presses("mode:stage"),
    whispers("Call"),
  );
  await world.hear(whispers("stage"), presses("limit:4"), presses("mode:open"));
  await world.hear(presses("entry:anyone"));
  await world.hear(whispers("1"), whispers("9"), whispers("many"), whispers("5"));
  expect((await own(world))[0]).toMatchObject({ title: "Call", mode: "open", limit: 5 });
  const refusals = world.telegram.said().filter((text) => text.includes("does not fit"));
  expect(refusals).toHaveLength(7);
  expect(world.telegram.of("answerCallbackQuery")).toHaveLength(4);
});

it("[BT119] members of a chat: the chat is chosen in Telegram's own list, and its keyboard goes", async () => {
  const world = createWorld();
  const [begin, title, mode] = answers();
  await world.hear(begin!, title!, mode!, presses("entry:chat-members"));
  const asked = world.telegram.of("sendMessage").at(-1)?.reply_markup as object;
  expect(asked).toMatchObject({
    keyboard: [[{ request_chat: { request_id: 1, chat_is_channel: false, bot_is_member: true } }]],
  });
  await world.hear(whispers("that one"));
  expect(said(world)).toContain("does not fit");
  await world.hear(sharesChat(SUPERGROUP.id, "Crew"));
  expect(world.telegram.of("sendMessage").at(-2)).toMatchObject({
    text: "Members of “Crew” may come in.",
    reply_markup: { remove_keyboard: true },
  });
  await world.hear(presses("limit:4"));
  const [room] = await own(world);
  expect(room?.entry).toBe("chat-members");
  expect((await world.directory.charter(room!.code))?.rights.chat).toBe(SUPERGROUP.id);
});

it("[BT43] the title may be left to the bot", async () => {
  const world = createWorld();
  await world.hear(whispers("/new"), presses("title:default"), ...answers().slice(2));
  expect((await own(world))[0]?.title).toBe("Anna’s room");
});

it("[BT44] /cancel ends it; without it there is nothing to cancel", async () => {
  const world = createWorld();
  await world.hear(whispers("/new"), whispers("/cancel"));
  expect(said(world)).toBe("Cancelled.");
  await world.hear(whispers("Friday call"));
  expect(world.heard).toHaveLength(1);
  await world.hear(whispers("/cancel"));
  expect(said(world)).toBe("There is nothing to cancel.");
});

it("[BT45] /new begins again from the beginning", async () => {
  const world = createWorld();
  await world.hear(...answers().slice(0, 3), ...answers());
  expect(await own(world)).toHaveLength(1);
});

it("[BT46] other commands are obeyed in between, and the next answer is still an answer", async () => {
  const world = createWorld();
  const [begin, title, ...rest] = answers();
  await world.hear(begin!, whispers("/help"), title!, whispers("/status"), ...rest);
  expect(world.telegram.said()[1]).toContain("/room");
  expect((await own(world))[0]?.title).toBe("Friday call");
});

it("[TRAP28] in a group nobody is asked anything", async () => {
  const world = createWorld();
  await world.hear(says("/new@EfirBot", GROUP), says("Friday call", GROUP));
  expect(world.telegram.calls).toEqual([]);
});

it("[TRAP27] two people answer beside each other; inline queries have no part in it", async () => {
  const world = createWorld();
  const keys: string[] = [];
  const { conversations } = world.store;
  const { read } = conversations;
  vi.spyOn(conversations, "read").mockImplementation((key) => {
    keys.push(key);
    return read(key);
  });
  await world.hear(whispers("/new"), whispers("/new", BORIS), types("x"), whispers("Anna’s call"));
  await world.hear(whispers("Борисова", BORIS), types("x", BORIS));
  expect([...new Set(keys)].sort()).toEqual(["7", "8"]);
  expect(said(world)).toBe("Кто говорит?");
});

it("[TRAP27] a guest message from a chat of the same id is no answer", async () => {
  const world = createWorld();
  await world.hear(
    whispers("/new"),
    mentions("@EfirBot room", { chat: { id: 7, type: "private" } }),
  );
  await world.hear(whispers("Friday call"));
  expect(said(world)).toBe("Who speaks?");
  expect(world.telegram.of("answerGuestQuery")).toHaveLength(1);
});

it("[TRAP29] the state of another version is told to be lost, and it begins afresh", async () => {
  const world = createWorld();
  await world.hear(...answers().slice(0, 3));
  const state = (await world.store.conversations.read("7")) as { version: number[] };
  await world.store.conversations.write("7", { ...state, version: [0, 0] });
  await world.hear(whispers("Friday call"));
  expect(world.telegram.said().slice(-2)).toEqual([
    "I have been updated in the meantime, so let us begin again.",
    "What shall the room be called?",
  ]);
  await world.hear(...answers().slice(1));
  expect(await own(world)).toHaveLength(1);
});

it("[TRAP29] after an hour the questions are forgotten, and the answer is a message like any other", async () => {
  const world = createWorld();
  await world.hear(whispers("/new"));
  world.clock.advance(61 * 60_000);
  await world.hear(whispers("Friday call"));
  expect(world.heard.map(({ content }) => content)).toEqual(["Friday call"]);
});

it("[TRAP30] however often it is replayed, one room is made", async () => {
  const world = createWorld();
  const create = vi.spyOn(world.directory, "createRoom");
  await world.hear(...answers().slice(0, 4), whispers("x"), whispers("y"), presses("limit:4"));
  expect(create).toHaveBeenCalledTimes(1);
});

it("[TRAP30] the last answer delivered to two bots at once makes one room", async () => {
  const one = createWorld();
  const two = createWorld(one);
  await one.hear(...answers().slice(0, 4));
  const last: Update = presses("limit:4");
  await Promise.all([one.hear(last), two.hear(last)]);
  expect(await own(one)).toHaveLength(1);
});

it("[BT47] two bots share a talk: each goes on where the other was", async () => {
  const one = createWorld();
  const two = createWorld(one);
  for (const [n, update] of answers().entries()) await (n % 2 ? two : one).hear(update);
  expect((await own(one))[0]).toMatchObject({ title: "Friday call", mode: "stage", limit: 4 });
});

it("[BT48] what is remembered of it holds no token", async () => {
  const world = createWorld();
  await world.hear(...answers().slice(0, 3));
  expect(JSON.stringify(await world.store.conversations.read("7"))).not.toContain("AAfake");
});
