import { describe, expect, it } from "vitest";
import { avatar } from "./avatar.ts";
import { chatOf, chatsOf, hasBot, isWithBot, mayPost, placeBot } from "./chats.ts";
import type { Draft } from "./message.ts";
import {
  addMessage,
  deleteMessage,
  editMessage,
  findInline,
  messageOf,
  MESSAGES_KEPT,
} from "./messages.ts";
import { migrate } from "./migrate.ts";
import { seedWorld } from "./seed.ts";
import type { World } from "./world.ts";

const ANNA = 700_000_001;
const DANA = 700_000_004;
const FRIENDS = -4_100_000_001;
const NEWS = -1_002_100_000_003;

const draft = (more: Partial<Draft> = {}): Draft => ({
  author: { kind: "person", id: ANNA },
  way: "direct",
  body: { kind: "text", text: "hi", entities: [] },
  keyboard: [],
  thread: null,
  replyTo: null,
  inlineId: null,
  onlyFor: null,
  date: 1,
  ...more,
});
const add = (world: World, more: Partial<Draft> = {}, chat = FRIENDS) =>
  addMessage(world, chat, draft(more))!;
const titles = (person: number) =>
  chatsOf(seedWorld(), person).map(({ kind, title }) => `${kind} ${title}`.trim());

describe("the seed", () => {
  it("[SB1] everybody has their own chat with the bot, and the chats they share", () => {
    const shared = ["group Friends", "supergroup Standup", "supergroup Team", "channel News"];
    expect(titles(ANNA)).toEqual(["private", ...shared, "private", "group No bot here"]);
    expect(titles(DANA)).toEqual(["private", ...shared, "group No bot here"]);
  });

  it("[SB2] ids look like Telegram's: people above 0, groups below, supergroups and channels from -100…", () => {
    for (const { id, kind } of seedWorld().chats) {
      if (kind === "private") expect(id).toBeGreaterThan(0);
      else if (kind === "group") expect(id).toBeGreaterThan(-1_000_000_000_000);
      else expect(String(id)).toMatch(/^-100\d{10}$/);
    }
    expect(new Set(seedWorld().chats.map(({ id }) => id)).size).toBe(seedWorld().chats.length);
  });

  it("[SB3] the bot is in three groups and a channel, and nobody has started it yet", () => {
    const { chats } = seedWorld();
    expect(chats.filter(hasBot).map(({ title }) => title)).toEqual([
      "Friends",
      "Standup",
      "Team",
      "News",
    ]);
    expect(new Set(chats.filter(isWithBot).map(({ bot }) => bot))).toEqual(
      new Set(["not-started"]),
    );
  });

  it("[SB4] only its admin posts in the channel", () => {
    const news = chatOf(seedWorld(), NEWS)!;
    expect([mayPost(news, ANNA), mayPost(news, DANA)]).toEqual([true, false]);
  });

  it("[SB5] a picture is an image with the person's letter, each of its own colour", () => {
    const pictures = seedWorld().people.map(avatar);
    expect(pictures[0]).toMatch(/^<svg .*>A<\/text><\/svg>$/);
    expect(new Set(pictures).size).toBe(4);
  });
});

describe("messages", () => {
  it("[SB6] count from 1 in their chat, and leave the world before them as it was", () => {
    const world = seedWorld();
    const first = add(world);
    const second = add(first.world);
    expect([first.message.id, second.message.id]).toEqual([1, 2]);
    expect(chatOf(world, FRIENDS)!.messages).toEqual([]);
    expect(add(second.world, {}, NEWS).message.id).toBe(1);
  });

  it("[SB7] a number is not given twice, even when the last message was deleted", () => {
    const { world, message } = add(seedWorld());
    expect(add(deleteMessage(world, { chat: FRIENDS, id: message.id })).message.id).toBe(2);
  });

  it("[SB8] a chat keeps its newest messages", () => {
    let world = seedWorld();
    for (let n = 0; n < MESSAGES_KEPT + 3; n++) world = add(world).world;
    const { messages } = chatOf(world, FRIENDS)!;
    expect([messages.length, messages[0]!.id]).toEqual([MESSAGES_KEPT, 4]);
  });

  it("[SB9] one that only one person sees has a number below 0", () => {
    expect(add(seedWorld(), { onlyFor: ANNA }).message.id).toBe(-1);
  });

  it("[SB10] an edit changes what it says, when and its keyboard, and nothing else", () => {
    const { world, message } = add(add(seedWorld()).world);
    const body = { kind: "text", text: "new", entities: [] } as const;
    const after = editMessage(world, { chat: FRIENDS, id: 2 }, { body, keyboard: [], date: 9 });
    expect(messageOf(chatOf(after, FRIENDS)!, 2)).toEqual({ ...message, body, editedAt: 9 });
    expect(messageOf(chatOf(after, FRIENDS)!, 1)!.editedAt).toBeNull();
  });

  it("[SB11] one sent through the bot is found by its inline name, in whatever chat", () => {
    const { world } = add(seedWorld(), { inlineId: "x" }, NEWS);
    expect(findInline(world, "x")?.chat.id).toBe(NEWS);
    expect(findInline(world, "y")).toBeNull();
  });

  it("[SB12] there is nowhere to write in a chat that is not there", () => {
    expect(addMessage(seedWorld(), 1, draft())).toBeNull();
  });

  it("[SB13] the bot is last to post only where it posted", () => {
    const { world } = add(seedWorld(), { author: { kind: "bot" } });
    expect([chatOf(world, FRIENDS)!.lastBot, chatOf(world, NEWS)!.lastBot]).toEqual([
      "ours",
      "none",
    ]);
  });
});

describe("groups", () => {
  it("[SB14] a group that moves becomes a supergroup with the same people and the same bot", () => {
    const { world, supergroup } = migrate(seedWorld(), FRIENDS)!;
    expect(String(supergroup)).toMatch(/^-100\d{10}$/);
    expect(chatOf(world, FRIENDS)!.movedTo).toBe(supergroup);
    expect(chatOf(world, supergroup)).toMatchObject({
      kind: "supergroup",
      title: "Friends",
      bot: "member",
      messages: [],
    });
    const seen = chatsOf(world, ANNA).map(({ id }) => id);
    expect([seen.includes(FRIENDS), seen.includes(supergroup)]).toEqual([false, true]);
  });

  it("[SB15] only a group moves, and only once", () => {
    expect(migrate(seedWorld(), NEWS)).toBeNull();
    expect(migrate(migrate(seedWorld(), FRIENDS)!.world, FRIENDS)).toBeNull();
  });

  it("[SB16] the bot's place in a chat is its own", () => {
    const world = placeBot(seedWorld(), FRIENDS, "kicked");
    expect(world.chats.filter(({ bot }) => bot === "kicked").map(({ id }) => id)).toEqual([
      FRIENDS,
    ]);
  });
});
