import { expect, it } from "vitest";
import { aChat, aMessage, anna, at, aWorld, boris, by, EFIR } from "../testing/fake-world.ts";
import { createFakeStore } from "../testing/fake-store.ts";
import { bubblesView } from "./bubbles-view.ts";
import { chatRows } from "./chat-rows.ts";
import { chatFace } from "./face-of.ts";
import { createReadMarks, unreadIn } from "./read-marks.ts";
import { richText } from "./rich-text.ts";

const entity = (kind: string, offset: number, length: number) => ({ kind, offset, length });

it("[SP43] a text is cut where its entities begin and end, also where they lie in one another", () => {
  const spans = richText("one two three", [entity("bold", 0, 7), entity("italic", 4, 3)]);
  expect(spans.map(({ text, styles }) => [text, styles])).toEqual([
    ["one ", ["bold"]],
    ["two", ["bold", "italic"]],
    [" three", []],
  ]);
});

it("[SP44] offsets count UTF-16 units, and one past the end does no harm", () => {
  expect(richText("🎙 room", [entity("bold", 3, 99)]).map(({ text }) => text)).toEqual([
    "🎙 ",
    "room",
  ]);
  expect(richText("", [entity("bold", 0, 4)])).toEqual([]);
});

it.each([
  [
    { ...entity("text_link", 0, 4), url: "https://a.test/" },
    { kind: "link", url: "https://a.test/" },
  ],
  [entity("url", 0, 4), { kind: "link", url: "a.bc" }],
  [entity("mention", 0, 4), { kind: "link", url: "tg://resolve?domain=a.bc" }],
  [entity("bot_command", 0, 4), { kind: "command", text: "a.bc" }],
  [entity("hashtag", 0, 4), { kind: "mark" }],
  [entity("bold", 0, 4), { kind: "none" }],
])("[SP45] a tap on $kind", (each, tap) => {
  expect(richText("a.bc", [each])[0]?.tap).toEqual(tap);
});

const group = { me: anna.id, kind: "group", topics: [], locale: "en" } as const;

it("[SP46] own messages stand on the right, of others the first bears a name and the last a face", () => {
  const messages = [
    aMessage(1),
    aMessage(2),
    aMessage(3, { from: by(anna) }),
    aMessage(4, { from: EFIR }),
  ];
  const seen = bubblesView(messages, group).map(({ side, name, avatar }) => [side, name, avatar]);
  expect(seen).toEqual([
    ["other", "Boris", "space"],
    ["other", null, "shown"],
    ["own", null, "none"],
    ["other", "Efir", "shown"],
  ]);
});

it("[SP47] where two are alone, and in a channel, nobody is named", () => {
  const names = (kind: "private" | "channel") =>
    bubblesView([aMessage(1)], { ...group, kind }).map(({ name, avatar }) => [name, avatar]);
  expect([names("private"), names("channel")]).toEqual([[[null, "none"]], [[null, "none"]]]);
  const post = [aMessage(1, { from: by(anna) })];
  expect(bubblesView(post, { ...group, kind: "channel" })[0]?.side).toBe("other");
});

it("[SP48] a day begins with its date, and a row of messages does not go over midnight", () => {
  const messages = [aMessage(1), aMessage(2, { date: at(24 * 60) })];
  const seen = bubblesView(messages, group).map(({ day, name, time }) => [day, name, time]);
  expect(seen).toEqual([
    ["May 4", "Boris", "12:01"],
    ["May 5", "Boris", "12:00"],
  ]);
  expect(bubblesView(messages, { ...group, locale: "ru" })[0]?.day).toBe("4 мая");
});

it("[SP49] an answer shows what it answers, and a message among several topics where it was written", () => {
  const topics = [
    { thread: 1, title: "General" },
    { thread: 4, title: "Design" },
  ];
  const messages = [
    aMessage(1),
    aMessage(2, { replyTo: 1, thread: 4 }),
    aMessage(3, { replyTo: 99 }),
  ];
  const seen = bubblesView(messages, { ...group, topics });
  expect(seen.map(({ answers }) => answers)).toEqual([
    null,
    { name: "Boris", text: "message 1" },
    null,
  ]);
  expect(seen.map(({ topic }) => topic)).toEqual(["General", "Design", "General"]);
});

it("[SP50] the chat where something was said last stands first, with who said it", () => {
  const chats = [
    aChat(-1, { messages: [aMessage(1, { text: "a\n  b" })] }),
    aChat(-2, { messages: [aMessage(9, { from: by(anna) })] }),
    aChat(-3),
    aChat(-4, { kind: "channel", messages: [aMessage(5)] }),
  ];
  const rows = chatRows(aWorld({ chats }), {}, "en");
  expect(rows.map(({ chat, author, preview }) => [chat.id, author, preview])).toEqual([
    [-2, null, "message 9"],
    [-4, null, "message 5"],
    [-1, "Boris", "a b"],
    [-3, null, ""],
  ]);
});

it("[SP51] what others wrote in a chat that is not open is unread, until it is opened", () => {
  const { marks, look } = createReadMarks(createFakeStore());
  const chat = aChat(-5, { messages: [aMessage(1), aMessage(2, { from: by(anna) }), aMessage(3)] });
  const world = aWorld({ chats: [chat] });
  look(world, null);
  expect(unreadIn(chat, marks.get(), anna.id)).toBe(2);
  look(world, -5);
  look(world, null);
  expect(unreadIn(chat, marks.get(), anna.id)).toBe(0);
});

it("[SP52] marks are kept for each person apart, and do not outlive the world they are of", () => {
  const store = createFakeStore();
  const chat = aChat(-5, { messages: [aMessage(1), aMessage(8)] });
  createReadMarks(store).look(aWorld({ chats: [chat] }), -5);

  const { marks, look } = createReadMarks(store);
  look(aWorld({ me: boris, chats: [chat] }), null);
  expect(marks.get()).toEqual({ "-5": 0 });
  look(aWorld({ chats: [chat] }), null);
  expect(marks.get()).toEqual({ "-5": 8 });
  look(aWorld({ chats: [aChat(-5, { messages: [aMessage(1)] })] }), null);
  look(aWorld({ chats: [aChat(-5, { messages: [aMessage(1), aMessage(2)] })] }), null);
  expect(marks.get()).toEqual({ "-5": 1 });
});

it("[SP53] a talk of two people shows the face of the other", () => {
  const talk = { kind: "private", title: "Boris" } as const;
  expect(chatFace(aWorld(), aChat(9, { ...talk, hasBot: false })).url).toBe(boris.avatarUrl);
  expect(chatFace(aWorld(), aChat(9, { kind: "private", title: "Efir" })).url).toBeNull();
});
