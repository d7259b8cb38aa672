import { expect, it } from "vitest";
import { createApi } from "../api.ts";
import { telegramOperators } from "../gateway/operators-card.ts";
import { messageFrom } from "../testing/fake-gateway.ts";
import { TOKEN } from "../testing/fake-telegram.ts";
import { code, createWorld, joinOf, type World } from "../testing/world.ts";
import { GROUP, says, SUPERGROUP } from "../testing/updates.ts";

const ROOM = { code: code("help-1"), title: "Help", link: "https://x", onAir: 0, names: [] };

function createStage(chat: number | null = SUPERGROUP.id) {
  const world = createWorld({}, { operatorsChat: chat });
  const { telegram, notes, links } = world;
  const api = createApi({
    token: TOKEN,
    apiRoot: "https://api.telegram.example",
    fetch: telegram.fetch,
  });
  const troubles: string[] = [];
  const operators = telegramOperators({
    api,
    links,
    notes,
    chat,
    troubled: (what) => void troubles.push(what),
  });
  const call = (client = "telegram_7") => {
    const message = messageFrom(client);
    world.knows(message);
    return operators.call({ message, room: ROOM, why: "asked" });
  };
  return { ...world, troubles, call };
}
/** The first message that the bot sent has this id. */
const CARD = 101;
const replies = (text: string, more: object = {}, chat = SUPERGROUP) =>
  says(text, chat, { reply_to_message: { message_id: CARD, date: 1, chat }, ...more });
const notes = ({ told }: Pick<World, "told">) => told.map(({ note }) => note);

it("[GT30] the operators' chat gets a card: who, what, and a way into the room", async () => {
  const { call, telegram } = createStage();
  expect(await call()).toBe(true);
  const [card] = telegram.of("sendMessage");
  expect(card).toMatchObject({ chat_id: SUPERGROUP.id });
  expect(card?.text).toContain("A client asks for a person");
  expect(card?.text).toContain("telegram_7");
  expect(card?.text).toContain("I want a person");
  expect(joinOf(card).url).toBe("https://t.me/EfirBot/room?startapp=help-1");
  expect(await call()).toBe(true);
  expect(telegram.said()).toHaveLength(1);
});

it("[GT31] a reply to the card goes to the client, and only that", async () => {
  const world = createStage();
  await world.call();
  await world.hear(
    replies("I am coming"),
    says("by the way", SUPERGROUP),
    replies("hi", {}, GROUP),
  );
  expect(world.told).toEqual([
    {
      to: expect.objectContaining({ client: "telegram_7" }) as object,
      note: { text: "I am coming", file: null },
    },
  ]);
  expect(world.telegram.said().at(-1)).toBe("Passed on.");
});

it("[GT32] pictures and documents go to people on Telegram; to others only text", async () => {
  const world = createStage();
  await world.call();
  const photo = {
    text: undefined,
    caption: "here",
    photo: [{ file_id: "small" }, { file_id: "large" }],
  };
  const document = { text: undefined, document: { file_id: "paper" } };
  await world.hear(replies("", photo), replies("", document));
  expect(notes(world)).toEqual([
    { text: "here", file: { kind: "photo", id: "large" } },
    { text: "", file: { kind: "document", id: "paper" } },
  ]);
  const other = createStage();
  await other.call("anna");
  await other.hear(replies("", photo), replies("", { text: undefined, sticker: {} }));
  expect(other.told).toEqual([]);
  expect(other.telegram.said().slice(1)).toEqual(
    Array(2).fill(expect.stringContaining("Send it as text")),
  );
});

it("[GT33] what cannot be passed on is said", async () => {
  const world = createStage();
  await world.call();
  world.accepts(false);
  await world.hear(replies("hello"));
  world.forgets();
  await world.hear(replies("hello"));
  expect(world.telegram.said().slice(1)).toEqual([
    expect.stringContaining("too many messages"),
    expect.stringContaining("too long ago"),
  ]);
});

it("[GT34] without a chat, or when it cannot be reached, nobody was called", async () => {
  expect(await createStage(null).call()).toBe(false);
  const shut = createStage();
  shut.telegram.refuse("sendMessage", {
    error_code: 403,
    description: "Forbidden: bot was kicked",
  });
  expect(await shut.call()).toBe(false);
  expect(shut.troubles).toEqual(["the operators could not be called"]);
});
