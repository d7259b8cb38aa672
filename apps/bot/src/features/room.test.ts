import { expect, it } from "vitest";
import { codeIn, createWorld, joinOf, seat, type World } from "../testing/world.ts";
import {
  ANNA,
  ANONYMOUS,
  BORIS,
  CHANNEL,
  FORUM,
  GROUP,
  posts,
  privateChat,
  says,
  SUPERGROUP,
  whispers,
} from "../testing/updates.ts";

const cards = ({ telegram }: World) => telegram.of("sendMessage");
const codes = (world: World) =>
  cards(world).map((card) => codeIn(joinOf(card).url ?? joinOf(card).web_app?.url ?? ""));
const roomOf = async (world: World, nth = 0) => world.directory.room(codes(world)[nth]!);

it("[BT1] in a private chat the Join button opens the Mini App itself", async () => {
  const world = createWorld();
  await world.hear(whispers("/room Friday call"));
  const room = await roomOf(world);
  expect(room).toMatchObject({ title: "Friday call", owner: "tg7", limit: 8, mode: "open" });
  expect(joinOf(cards(world)[0]).web_app?.url).toBe(`https://efir.example/?room=${room?.code}`);
  expect(await world.store.ownRooms(7)).toEqual([room?.code]);
});

it.each([
  ["a group", says("/room", GROUP)],
  ["a supergroup", says("/room", SUPERGROUP)],
  ["a channel", posts("/room")],
])("[TRAP1] in %s it is a link: a web_app button would be refused", async (_where, update) => {
  const world = createWorld();
  await world.hear(update);
  const link = joinOf(cards(world)[0]).url;
  expect(link).toMatch(/^https:\/\/t\.me\/EfirBot\/room\?startapp=[a-z2-7]{16}$/);
  expect((await roomOf(world))?.title).toBe((update.message ?? update.channel_post)?.chat.title);
});

it.each(["/room@EfirBot", "/room@efirbot", "/room"])("[TRAP17] %s is heard", async (text) => {
  const world = createWorld();
  await world.hear(says(text, GROUP));
  expect(cards(world)).toHaveLength(1);
});

it("[TRAP17] what is meant for another bot is not", async () => {
  const world = createWorld();
  await world.hear(says("/room@OtherBot", GROUP));
  expect(world.telegram.calls).toEqual([]);
});

it("[TRAP18] the room of a channel or of an anonymous admin belongs to nobody", async () => {
  const world = createWorld();
  const anonymous = { from: ANONYMOUS, sender_chat: SUPERGROUP };
  await world.hear(posts("/room"), says("/room", SUPERGROUP, anonymous));
  expect(await roomOf(world, 0)).toMatchObject({ owner: null });
  expect(await roomOf(world, 1)).toMatchObject({ owner: null });
});

it("[TRAP18] a post that Telegram brings to the discussion group is not answered again there", async () => {
  const world = createWorld();
  const telegram = { id: 777_000, is_bot: false, first_name: "Telegram" };
  const forwarded = { from: telegram, sender_chat: CHANNEL, is_automatic_forward: true };
  await world.hear(says("/room", SUPERGROUP, forwarded));
  expect(world.telegram.calls).toEqual([]);
});

it("[TRAP19] in a forum the answer stays in its topic, and each topic has a room of its own", async () => {
  const world = createWorld();
  const topic = (id: number) => ({ is_topic_message: true, message_thread_id: id });
  await world.hear(says("/room", FORUM, topic(5)), says("/room", FORUM, topic(6)));
  await world.hear(says("/room", FORUM, topic(5)));
  expect(cards(world).map((card) => card.message_thread_id)).toEqual([5, 6, 5]);
  const [five, six, fiveAgain] = codes(world);
  expect(fiveAgain).toBe(five);
  expect(six).not.toBe(five);
});

it("[TRAP19] a topic that Telegram does not find is left out the second time", async () => {
  const world = createWorld();
  const description = "Bad Request: message thread not found";
  world.telegram.refuse("sendMessage", { error_code: 400, description });
  const topic = { is_topic_message: true, message_thread_id: 5 };
  await world.hear(says("/room", privateChat(ANNA), topic));
  expect(cards(world).map((card) => card.message_thread_id)).toEqual([5, undefined]);
});

it("[BT2] a chat gets its running room back, whoever asks; in another chat it is another one", async () => {
  const world = createWorld();
  await world.hear(says("/room One", GROUP), says("/room Two", GROUP, { from: BORIS }));
  await world.hear(says("/room", SUPERGROUP));
  const [first, second, elsewhere] = codes(world);
  expect(second).toBe(first);
  expect(elsewhere).not.toBe(first);
  expect(await world.store.ownRooms(BORIS.id)).toEqual([]);
});

it("[BT3] /room new opens another one, which is the chat's room from then on", async () => {
  const world = createWorld();
  await world.hear(says("/room", GROUP), says("/room new Album", GROUP), says("/room", GROUP));
  const [first, second, third] = codes(world);
  expect(second).not.toBe(first);
  expect(third).toBe(second);
  expect((await roomOf(world, 1))?.title).toBe("Album");
});

it("[BT4] a room that is over is not given back", async () => {
  const world = createWorld();
  await world.hear(says("/room", GROUP));
  await world.directory.closeRoom(codes(world)[0]!);
  await world.hear(says("/room", GROUP));
  const [first, second] = codes(world);
  expect(second).not.toBe(first);
});

it("[TRAP23] an update that comes again gets the same room", async () => {
  const world = createWorld();
  const update = says("/room new", GROUP);
  await world.hear(update, update);
  expect(codes(world)[1]).toBe(codes(world)[0]);
});

it("[BT5] an update that comes again late does not put its room in the place of a newer one", async () => {
  const world = createWorld();
  const first = says("/room new", GROUP);
  await world.hear(first, says("/room new", GROUP), first, says("/room", GROUP));
  const [one, two, oneAgain, now] = codes(world);
  expect(oneAgain).toBe(one);
  expect(now).toBe(two);
});

it("[BT6] the card is kept, with what it shows, and looked at again", async () => {
  const world = createWorld();
  await world.hear(says("/room", SUPERGROUP, { from: BORIS }));
  const [room] = codes(world);
  const [card] = await world.store.cards(room!);
  expect(card).toMatchObject({
    kind: "message",
    chat: SUPERGROUP.id,
    chatKind: "group",
    language: "ru",
  });
  expect(await world.store.shown(card!)).not.toBeNull();
  expect(world.refreshed).toEqual([room]);
});

it("[BT7] who is on air stands on the card from the beginning", async () => {
  const world = createWorld();
  await world.hear(says("/room", GROUP));
  const [room] = codes(world);
  await seat(world.directory, room!, "Chen");
  await world.hear(says("/room", GROUP));
  expect(world.telegram.said()[1]).toContain("Chen");
});

it("[TRAP49] the answer speaks the language of who asks, as ru-RU too", async () => {
  const world = createWorld();
  await world.hear(
    whispers("/help", BORIS),
    whispers("/help", { ...ANNA, language_code: "pt-br" }),
  );
  expect(world.telegram.said()[0]).toMatch(/комнат/);
  expect(world.telegram.said()[1]).toMatch(/voice room/);
});

it("[BT8] a channel has no language: its title tells", async () => {
  const world = createWorld();
  await world.hear(posts("/room"));
  expect((await world.store.cards(codes(world)[0]!))[0]?.language).toBe("ru");
});
