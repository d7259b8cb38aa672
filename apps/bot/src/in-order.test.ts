import { expect, it, vi } from "vitest";
import { createWorld } from "./testing/world.ts";
import { BORIS, whispers } from "./testing/updates.ts";

it("[BT91] the updates of one chat wait for each other, those of another do not", async () => {
  const world = createWorld();
  const release = world.telegram.hold("sendMessage");
  const all = [whispers("/help"), whispers("/status"), whispers("/help", BORIS)].map((update) =>
    world.hear(update),
  );
  await vi.waitFor(() => expect(world.telegram.of("sendMessage")).toHaveLength(2));
  const asked = () => world.telegram.of("sendMessage").map(({ chat_id }) => chat_id);
  expect(asked()).toEqual([7, 8]);
  release();
  await Promise.all(all);
  expect(asked()).toEqual([7, 8, 7]);
});

it("[BT92] an update that fails does not stop those behind it", async () => {
  const world = createWorld();
  vi.spyOn(world.directory, "room").mockRejectedValueOnce(new Error("store is away"));
  await Promise.all([world.hear(whispers("/start abcdef")), world.hear(whispers("/help"))]);
  expect(world.telegram.said()).toHaveLength(2);
});
