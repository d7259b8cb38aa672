import { expect, it } from "vitest";
import { buttonsOf, codeIn, createWorld, joinOf, seat, type World } from "../testing/world.ts";
import { ANNA, BORIS, GROUP, presses, says, whispers } from "../testing/updates.ts";

const sent = ({ telegram }: World, nth: number) => telegram.of("sendMessage").at(nth);

async function opened(world: World, update = whispers("/room Friday call")) {
  await world.hear(update);
  const { url, web_app } = joinOf(sent(world, -1));
  return codeIn(url ?? web_app?.url ?? "");
}

it("[BT9] /start greets by name, and offers the wizard, a chat to choose, and one's rooms", async () => {
  const world = createWorld();
  await world.hear(whispers("/start"));
  expect(world.telegram.said()[0]).toContain("Anna");
  const buttons = buttonsOf(sent(world, -1));
  expect(buttons.map((button) => Object.keys(button).find((key) => key !== "text"))).toEqual([
    "callback_data",
    "switch_inline_query_chosen_chat",
    "callback_data",
  ]);
});

it("[BT10] /start CODE shows the room's card, in a private chat and in a group", async () => {
  const world = createWorld();
  const room = await opened(world);
  await world.hear(whispers(`/start ${room}`, BORIS));
  expect(joinOf(sent(world, -1)).web_app?.url).toBe(`https://efir.example/?room=${room}`);
  await world.hear(says(`/start@EfirBot ${room}`, GROUP));
  expect(joinOf(sent(world, -1)).url).toContain(`startapp=${room}`);
  expect(await world.store.cards(room)).toHaveLength(3);
});

it("[BT11] /start CODE of a room that nobody has offers to open it", async () => {
  const world = createWorld();
  await world.hear(whispers("/start room123"));
  expect(joinOf(sent(world, -1)).web_app?.url).toBe("https://efir.example/?room=room123");
  await world.hear(says("/start@EfirBot room123", GROUP));
  expect(joinOf(sent(world, -1)).url).toBe("https://t.me/EfirBot/room?startapp=room123");
});

it("[TRAP3] /start with what is no code greets", async () => {
  const world = createWorld();
  await world.hear(whispers("/start a b"), whispers(`/start ${"x".repeat(65)}`));
  for (const text of world.telegram.said()) expect(text).toContain("Anna");
});

it("[BT12] /help names the bot; in a group it is heard by its name", async () => {
  const world = createWorld();
  await world.hear(whispers("/help"), says("/help@EfirBot", GROUP), says("/start@EfirBot", GROUP));
  for (const text of world.telegram.said()) expect(text).toContain("@EfirBot");
});

it.each(["the command", "the button", "the link"])(
  "[BT13] one's own rooms by %s, with who is on air",
  async (way) => {
    const world = createWorld();
    const first = await opened(world);
    await opened(world, whispers("/room new Second"));
    await seat(world.directory, first, "Chen", "Dora", "Egor", "Fei", "Gleb", "Hana");
    const ask = { "the command": whispers("/rooms"), "the button": presses("own-rooms") };
    await world.hear(way === "the link" ? whispers("/start r") : ask[way as keyof typeof ask]);
    expect(world.telegram.said().at(-1)).toBe(
      "Your rooms:\nSecond: nobody is in yet\nFriday call: on air 6: Chen, Dora, Egor, Fei, Gleb and 1 more",
    );
    const buttons = buttonsOf(sent(world, -1));
    expect(buttons[1]?.web_app?.url).toContain(first);
  },
);

it("[BT14] rooms that are over are not listed; where there are none, it is said how to open one", async () => {
  const world = createWorld();
  const room = await opened(world);
  await world.directory.closeRoom(room);
  await world.hear(whispers("/rooms"), whispers("/rooms", BORIS));
  expect(world.telegram.said()[1]).toContain("/room");
  expect(world.telegram.said()[2]).toContain("/room");
});

it("[BT15] in a group one's rooms are not told: their codes open them", async () => {
  const world = createWorld();
  const room = await opened(world);
  await world.hear(says("/rooms", GROUP));
  expect(JSON.stringify(sent(world, -1))).not.toContain(room);
  expect(joinOf(sent(world, -1)).url).toBe("https://t.me/EfirBot?start=r");
});

it("[BT16] /status says who is on air in this chat, and nothing of other chats", async () => {
  const world = createWorld();
  const room = await opened(world, says("/room", GROUP));
  await world.hear(says("/status", GROUP));
  expect(world.telegram.said().at(-1)).toContain("Nobody is on air");
  await seat(world.directory, room, "Chen");
  await world.hear(says("/status", GROUP), whispers("/status"));
  expect(world.telegram.said().at(-2)).toBe("Friends: on air 1: Chen");
  expect(world.telegram.said().at(-1)).toContain("Nobody is on air");
});

it("[BT17] words in private that nobody asked for get an answer; in a group they do not", async () => {
  const world = createWorld();
  await world.hear(whispers("hello?"), whispers("/nonsense"));
  expect(world.heard.map(({ content }) => content)).toEqual(["hello?"]);
  expect(world.telegram.said()).toEqual([expect.stringContaining("/help")]);
  await world.hear(says("hello?", GROUP), says("/nonsense", GROUP));
  expect(world.heard).toHaveLength(1);
  expect(world.telegram.said()).toHaveLength(1);
});

it("[BT18] what the bot itself wrote through inline mode is no question to it", async () => {
  const world = createWorld();
  await world.hear(
    says("a card", { id: 7, type: "private", first_name: "Anna" }, { via_bot: ANNA }),
  );
  expect(world.telegram.calls).toEqual([]);
});

it("[BT19] no button is left spinning, not even one of an older version", async () => {
  const world = createWorld();
  await world.hear(presses("of-an-older-version"));
  expect(world.telegram.of("answerCallbackQuery")).toHaveLength(1);
});
