import { expect, it } from "vitest";
import { code, createWorld } from "../testing/world.ts";
import { ANNA, GROUP, membership, privateChat, says, SUPERGROUP } from "../testing/updates.ts";

const ROOM = code("abcdefghij234567");
const card = (chat: number) =>
  ({ kind: "message", chat, message: 5, chatKind: "group", language: "en" }) as const;

async function withCard() {
  const world = createWorld();
  await world.store.setRunningRoom({ chat: GROUP.id, thread: null }, ROOM);
  await world.store.addCard(ROOM, card(GROUP.id));
  return world;
}

it.each([
  ["the old chat", says("", GROUP, { text: undefined, migrate_to_chat_id: SUPERGROUP.id })],
  ["the new chat", says("", SUPERGROUP, { text: undefined, migrate_from_chat_id: GROUP.id })],
])(
  "[TRAP50] a group that became a supergroup keeps its room and its cards, as %s tells",
  async (_who, update) => {
    const world = await withCard();
    await world.hear(update, update);
    expect(await world.store.runningRoom({ chat: SUPERGROUP.id, thread: null })).toBe(ROOM);
    expect(await world.store.cards(ROOM)).toEqual([card(SUPERGROUP.id)]);
  },
);

it.each(["left", "kicked"])(
  "[BT50] out of a group (%s), its cards are forgotten",
  async (status) => {
    const world = await withCard();
    await world.hear(membership(GROUP, "member", status));
    expect(await world.store.cards(ROOM)).toEqual([]);
    expect(world.telegram.calls).toEqual([]);
  },
);

it("[BT51] somebody who blocks the bot is left in peace", async () => {
  const world = createWorld();
  await world.store.addCard(ROOM, { ...card(ANNA.id), chatKind: "private" });
  await world.hear(membership(privateChat(ANNA), "member", "kicked"));
  expect(await world.store.cards(ROOM)).toEqual([]);
});

it("[BT52] coming to a group, the bot says once what to do", async () => {
  const world = createWorld();
  await world.hear(
    membership(GROUP, "left", "member"),
    membership(GROUP, "member", "administrator"),
  );
  await world.hear(membership(privateChat(ANNA), "kicked", "member"));
  expect(world.telegram.said()).toHaveLength(1);
  expect(world.telegram.said()[0]).toContain("/room@EfirBot");
});
