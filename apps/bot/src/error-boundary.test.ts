import { expect, it, vi } from "vitest";
import { code, createWorld } from "./testing/world.ts";
import { TOKEN } from "./testing/fake-telegram.ts";
import { GROUP, nextId, presses, says, SUPERGROUP, types, whispers } from "./testing/updates.ts";

const ROOM = code("abcdefghij234567");
const blocked = { error_code: 403, description: "Forbidden: bot was blocked by the user" };

async function withCard(world: ReturnType<typeof createWorld>, chat: number) {
  const card = { kind: "message", chat, message: 5, chatKind: "group", language: "en" } as const;
  await world.store.addCard(ROOM, card);
}

it("[TRAP21] a handler that fails is caught, the person is told, and the next update is handled", async () => {
  const world = createWorld();
  vi.spyOn(world.directory, "createRoom").mockRejectedValueOnce(new Error("store is away"));
  await world.hear(whispers("/room"), whispers("/room"));
  expect(world.telegram.said()[0]).toBe("Something went wrong here. Please try again in a moment.");
  expect(world.telegram.said()).toHaveLength(2);
  expect(world.lines.join()).toContain("store is away");
});

it("[BT60] a button that fails says so, and stops spinning", async () => {
  const world = createWorld();
  vi.spyOn(world.store, "ownRooms").mockRejectedValue(new Error("store is away"));
  await world.hear(presses("own-rooms"));
  expect(world.telegram.of("answerCallbackQuery").at(-1)?.text).toContain("went wrong");
});

it("[BT61] an inline query that fails stays without an answer", async () => {
  const world = createWorld();
  vi.spyOn(world.store, "ownRooms").mockRejectedValue(new Error("store is away"));
  await world.hear(types("x"));
  expect(world.telegram.calls).toEqual([]);
});

it("[BT62] who blocked the bot is no error: their cards are forgotten", async () => {
  const world = createWorld();
  await withCard(world, 7);
  world.telegram.refuse("sendMessage", blocked);
  await world.hear(whispers("/help"));
  expect(await world.store.cards(ROOM)).toEqual([]);
  expect(world.lines.join()).not.toContain('"error"');
});

it("[TRAP50] a refusal that names the chat's new id moves what there is", async () => {
  const world = createWorld();
  await withCard(world, GROUP.id);
  const description = "Bad Request: group chat was upgraded to a supergroup chat";
  const parameters = { migrate_to_chat_id: SUPERGROUP.id };
  world.telegram.refuse("sendMessage", { error_code: 400, description, parameters });
  await world.hear(says("/help@EfirBot", GROUP));
  expect((await world.store.cards(ROOM))[0]).toMatchObject({ chat: SUPERGROUP.id });
});

it("[TRAP16] that nothing was to be changed is no error", async () => {
  const world = createWorld();
  const description = "Bad Request: message is not modified: specified new message content…";
  world.telegram.refuse("sendMessage", { error_code: 400, description });
  await world.hear(whispers("/help"));
  expect(world.lines).toEqual([]);
});

it("[TRAP22] whatever goes wrong, no line holds the token", async () => {
  const world = createWorld();
  const internal = { error_code: 400, description: `Bad Request: ${TOKEN}` };
  for (const refusal of ["lost", internal, blocked] as const) {
    world.telegram.refuse("sendMessage", refusal, refusal);
    await world.hear(whispers("/help"));
  }
  const leaky = Object.assign(new Error(`https://x/bot${TOKEN}/getMe`), { token: TOKEN });
  vi.spyOn(world.directory, "createRoom").mockRejectedValue(leaky);
  world.telegram.refuse("sendMessage", "lost");
  await world.hear(whispers("/room"));
  expect(world.lines.length).toBeGreaterThan(4);
  expect(world.lines.join()).not.toContain(TOKEN.split(":")[1]);
  expect(world.lines.join()).toContain("Network request for 'sendMessage' failed!");
});

it("[TRAP26] a lost connection is not tried again: the message may have arrived", async () => {
  const world = createWorld();
  world.telegram.refuse("sendMessage", "lost", "lost", "lost");
  await world.hear(whispers("/help"));
  expect(world.telegram.of("sendMessage")).toHaveLength(1);
});

it("[TRAP26] too many requests: twice more when it takes seconds, not at all when it takes minutes", async () => {
  const world = createWorld();
  const wait = (retry_after: number) => ({
    error_code: 429,
    description: "Too Many Requests",
    parameters: { retry_after },
  });
  world.telegram.refuse("sendMessage", wait(0), wait(0), wait(0), wait(0));
  await world.hear(whispers("/help"));
  expect(world.telegram.of("sendMessage")).toHaveLength(3);
  world.telegram.refuse("sendMessage", wait(60), wait(60));
  await world.hear(whispers("/help"));
  expect(world.telegram.of("sendMessage")).toHaveLength(4);
});

it("[BT63] an update of a kind that nobody knows is nothing", async () => {
  const world = createWorld();
  await world.hear({ update_id: nextId() });
  expect(world.telegram.calls).toEqual([]);
});
