import { expect, it } from "vitest";
import { createWorld } from "../testing/world.ts";
import { BORIS, GROUP, presses, says, whispers } from "../testing/updates.ts";

it("[GT20] free text in private goes to the gateway, once for each update, and gets no answer here", async () => {
  const world = createWorld();
  const update = whispers("меня не слышно", BORIS);
  await world.hear(update);
  expect(world.heard).toEqual([
    {
      client: "telegram_8",
      content: "меня не слышно",
      language: "ru",
      once: String(update.update_id),
    },
  ]);
  expect(world.telegram.calls).toEqual([]);
});

it("[GT21] a command nobody knows is told so, and is no free text", async () => {
  const world = createWorld();
  await world.hear(whispers("/nosuchthing"));
  expect(world.heard).toEqual([]);
  expect(world.telegram.said()).toEqual([expect.stringContaining("I did not get that")]);
});

it("[GT22] in a group the bot does not talk to everybody", async () => {
  const world = createWorld();
  await world.hear(says("help me", GROUP), whispers("/help"));
  expect(world.heard).toEqual([]);
});

it("[GT23] the words under a picture count; what came through a bot does not", async () => {
  const world = createWorld();
  const chat = { id: 7, type: "private", first_name: "Anna" } as const;
  await world.hear(
    says("", chat, { text: undefined, caption: "no sound here", photo: [] }),
    says("some result", chat, { via_bot: { id: 1, is_bot: true, first_name: "x" } }),
  );
  expect(world.heard.map(({ content }) => content)).toEqual(["no sound here"]);
});

it("[GT24] whoever writes too fast is told so once a minute", async () => {
  const world = createWorld();
  world.accepts(false);
  await world.hear(whispers("a"), whispers("b"));
  expect(world.telegram.said()).toEqual([expect.stringContaining("a lot at once")]);
  world.clock.advance(60_000);
  await world.hear(whispers("c"));
  expect(world.telegram.said()).toHaveLength(2);
});

it("[GT25] the wizard's questions are answered to the wizard", async () => {
  const world = createWorld();
  await world.hear(whispers("/new"), whispers("Friday call"));
  expect(world.heard).toEqual([]);
  await world.hear(whispers("/cancel"), whispers("help"));
  expect(world.heard).toHaveLength(1);
});

it("[GT26] no button is left spinning", async () => {
  const world = createWorld();
  await world.hear(presses("nothing-we-know"));
  expect(world.telegram.of("answerCallbackQuery")).toHaveLength(1);
});
