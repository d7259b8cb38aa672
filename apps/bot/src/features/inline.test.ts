import { expect, it, vi } from "vitest";
import { codeIn, createWorld, joinOf, seat, type World } from "../testing/world.ts";
import { ANNA, BORIS, chooses, types, whispers } from "../testing/updates.ts";

const answer = ({ telegram }: World) => telegram.of("answerInlineQuery").at(-1)!;
const titles = (world: World) => answer(world).results.map(({ title }) => title);

async function offered(world: World, query: string, from = ANNA) {
  await world.hear(types(query, from));
  const [result] = answer(world).results;
  return { id: result!.id, code: codeIn(joinOf(result).url ?? "") };
}

it("[BT20] one's rooms are offered with who is on air, and a new one with what is typed", async () => {
  const world = createWorld();
  await world.hear(whispers("/room Friday call"), whispers("/room new Band"));
  const [room] = await world.store.ownRooms(ANNA.id);
  await seat(world.directory, room!, "Chen", "Dora");
  await world.hear(types(""));
  expect(titles(world)).toEqual(["New room “Anna’s room”", "Band", "Friday call"]);
  expect(answer(world).results[1]?.description).toBe("On air: 2");
  await world.hear(types("fri"));
  expect(titles(world)).toEqual(["New room “fri”", "Friday call"]);
});

it("[TRAP13] the answer is for this person only, and not kept", async () => {
  const world = createWorld();
  await world.hear(whispers("/room Secret plans"), types("secret", BORIS));
  expect(titles(world)).toEqual(["Новая комната «secret»"]);
  expect(answer(world)).toMatchObject({ is_personal: true, cache_time: 0 });
});

it("[TRAP14] every result has a keyboard, or its message could never be edited", async () => {
  const world = createWorld();
  await world.hear(whispers("/room A"), types(""));
  for (const result of answer(world).results) expect(joinOf(result).url).toContain("startapp=");
});

it("[TRAP12] the button above leads to the bot, not to a Mini App that would not know who one is", async () => {
  const world = createWorld();
  await world.hear(types(""));
  const { text, ...leads } = answer(world).button;
  expect(text).toBe("New room, step by step");
  expect(leads).toEqual({ start_parameter: "n" });
});

it("[TRAP15] keystrokes make no rooms: what is offered comes to be when it is first opened", async () => {
  const world = createWorld();
  const made: string[] = [];
  await world.directory.subscribe(({ kind, room }) => void made.push(`${kind} ${room}`));
  for (const query of ["s", "st", "sta", "stan", "standup"]) await world.hear(types(query));
  expect(made).toEqual([]);
  expect(await world.store.ownRooms(ANNA.id)).toEqual([]);

  const { code } = await offered(world, "standup");
  await seat(world.directory, code, "Chen");
  await vi.waitFor(() => expect(made[0]).toBe(`room-created ${code}`));
  expect(await world.directory.room(code)).toMatchObject({ title: "standup", owner: "tg7" });
});

it("[BT21] the same words mean the same room, for the same person", async () => {
  const world = createWorld();
  const { code } = await offered(world, "Stand up");
  expect((await offered(world, "  stand   UP ")).code).toBe(code);
  expect((await offered(world, "Stand up", BORIS)).code).not.toBe(code);
  const stranger = createWorld({}, { draftSecret: "another" });
  expect((await offered(stranger, "Stand up")).code).not.toBe(code);
});

it("[BT22] a result that is chosen makes the room, one's own, and its card lives", async () => {
  const world = createWorld();
  const { id, code } = await offered(world, "standup");
  await world.hear(chooses(id, "standup"));
  expect(await world.directory.room(code)).toMatchObject({ title: "standup", owner: "tg7" });
  expect(await world.store.ownRooms(ANNA.id)).toEqual([code]);
  expect(await world.store.cards(code)).toEqual([
    { kind: "inline", id: "inline-1", language: "en" },
  ]);
  expect(world.refreshed).toEqual([code]);
});

it("[BT23] chosen twice, or told twice, it is one room with one card", async () => {
  const world = createWorld();
  const { id, code } = await offered(world, "standup");
  const chosen = chooses(id, "standup");
  await world.hear(chosen, chosen);
  expect(await world.store.ownRooms(ANNA.id)).toEqual([code]);
  expect(await world.store.cards(code)).toHaveLength(1);
});

it("[BT24] the same words once more mean another room, when theirs has been made", async () => {
  const world = createWorld();
  const { id, code } = await offered(world, "standup");
  await world.hear(chooses(id, "standup"));
  const again = await offered(world, "standup");
  expect(again.code).not.toBe(code);
  expect(titles(world)).toEqual(["New room “standup”", "standup"]);
});

it("[BT25] a room there is may be shared by its code: it stays as it is, and gets another card", async () => {
  const world = createWorld();
  await world.hear(whispers("/room Friday call"));
  const [room] = await world.store.ownRooms(ANNA.id);
  const { id } = await offered(world, room!, BORIS);
  expect(titles(world)).toEqual(["Friday call"]);
  await world.hear(chooses(id, room!, { from: BORIS, inline_message_id: "inline-2" }));
  expect(await world.store.cards(room!)).toContainEqual({
    kind: "inline",
    id: "inline-2",
    language: "ru",
  });
  expect(await world.store.ownRooms(BORIS.id)).toEqual([]);
});

it("[BT26] a scheduled message has no id yet: the room is there, without a card", async () => {
  const world = createWorld();
  const { id, code } = await offered(world, "standup");
  await world.hear(chooses(id, "standup", { inline_message_id: undefined }));
  expect(await world.directory.room(code)).not.toBeNull();
  expect(await world.store.cards(code)).toEqual([]);
});

it("[BT27] at most 50 drafts for a person in a day; beyond that a room comes to be when it is chosen", async () => {
  const world = createWorld();
  const codes = [];
  for (let n = 0; n < 120; n++) codes.push(await offered(world, `title ${n}`));
  const rooms = await Promise.all(codes.map(({ code }) => world.directory.room(code)));
  const drafts = rooms.filter((room) => room !== null).length;
  expect(drafts).toBeLessThanOrEqual(50);
  expect(drafts).toBeGreaterThan(40);

  const late = rooms.indexOf(null);
  await world.hear(chooses(codes[late]!.id, `title ${late}`));
  expect(await world.directory.room(codes[late]!.code)).toMatchObject({ title: `title ${late}` });
  await offered(world, "of somebody else", BORIS);
  expect(await world.directory.room((await offered(world, "x", BORIS)).code)).not.toBeNull();
});

it("[BT28] a result of nobody is nothing", async () => {
  const world = createWorld();
  await world.hear(chooses("help", ""), chooses("x:abcdef", ""), chooses("n:!", ""));
  expect(world.telegram.calls).toEqual([]);
  expect(world.lines).toEqual([]);
});

it("[BT29] an answer that comes too late is no error", async () => {
  const world = createWorld();
  const description =
    "Bad Request: query is too old and response timeout expired or query ID is invalid";
  world.telegram.refuse("answerInlineQuery", { error_code: 400, description });
  await world.hear(types("x"));
  expect(world.lines).toEqual([]);
});
