import { expect, it } from "vitest";
import { codeIn, createWorld, joinOf, type World } from "../testing/world.ts";
import { ANNA, GROUP, mentions, says } from "../testing/updates.ts";

const answers = ({ telegram }: World) => telegram.of("answerGuestQuery");
const codes = (world: World) =>
  answers(world).map(({ result }) => codeIn(joinOf(result).url ?? "="));

it.each(["@EfirBot room", "@efirbot /room", "@EfirBot", "комната @EfirBot"])(
  "[BT30] %s makes a room where the bot is no member, and its card lives",
  async (text) => {
    const world = createWorld();
    await world.hear(mentions(text));
    const [room] = codes(world);
    expect(answers(world)[0]?.guest_query_id).toBe("guest-query");
    expect(await world.directory.room(room!)).toMatchObject({ title: "Friends", owner: "tg7" });
    expect(await world.store.cards(room!)).toEqual([
      { kind: "inline", id: "guest-guest-query", language: "en" },
    ]);
    expect(world.refreshed).toEqual([room]);
  },
);

it("[BT31] a title may follow", async () => {
  const world = createWorld();
  await world.hear(mentions("@EfirBot room Friday call"));
  expect((await world.directory.room(codes(world)[0]!))?.title).toBe("Friday call");
});

it("[BT32] an update that comes again gets the same room", async () => {
  const world = createWorld();
  const update = mentions("@EfirBot room");
  await world.hear(update, update);
  expect(codes(world)[1]).toBe(codes(world)[0]);
});

it("[BT33] the id of the chat says nothing: another chat of that id keeps its room to itself", async () => {
  const world = createWorld();
  await world.hear(says("/room", GROUP), mentions("@EfirBot room"));
  const [own] = await world.store.ownRooms(ANNA.id).then((rooms) => rooms.toReversed());
  expect(codes(world)[0]).not.toBe(own);
  expect(await world.store.runningRoom({ chat: GROUP.id, thread: null })).toBe(own);
});

it("[BT34] other words get help", async () => {
  const world = createWorld();
  await world.hear(mentions("what is @EfirBot"), mentions("@EfirBot roommates"));
  for (const { result } of answers(world))
    expect(result.input_message_content.message_text).toContain("/room");
});

it("[BT35] another bot gets no answer: two could talk for ever", async () => {
  const world = createWorld();
  await world.hear(mentions("@EfirBot room", { from: { ...ANNA, is_bot: true } }));
  expect(world.telegram.calls).toEqual([]);
});
