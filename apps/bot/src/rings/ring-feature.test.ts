import { Bot } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TOKEN } from "../cards/testing/fake-telegram.ts";
import {
  aRoom,
  code,
  createWorld,
  inGroup,
  ROOM,
  settle,
  type World,
} from "../cards/testing/world.ts";
import type { BotContext } from "../context.ts";
import { ringData } from "./ring-data.ts";
import { ringFeature } from "./ring-feature.ts";
import { createRinger } from "./ringer.ts";

const ME = { id: 42, is_bot: true, first_name: "Efir", username: "efir_bot" } as UserFromGetMe;
const chat = { id: -100, type: "supergroup", title: "Friends" } as const;

describe("«Ring me when 3 are here»", () => {
  let world: World;
  let updates = 0;
  beforeEach(async () => {
    world = createWorld();
    await world.directory.createRoom(aRoom());
    await world.store.addCard(ROOM, inGroup(1));
  });
  afterEach(() => world.close());

  const start = async () => {
    const keeper = await world.startKeeper();
    const ringer = createRinger(world.deps);
    const bot = new Bot<BotContext>(TOKEN, { botInfo: ME, client: world.telegram.client });
    bot.use(ringFeature({ ...world.deps, ringer, refresh: keeper.refresh }));
    const press = async (
      user: number,
      { data = "ring:friday", language = "en", update = ++updates } = {},
    ) => {
      const from = { id: user, is_bot: false, first_name: "Anna", language_code: language };
      const message = { message_id: 1, date: 0, chat };
      await bot.handleUpdate({
        update_id: update,
        callback_query: { id: `q${update}`, from, chat_instance: "1", message, data },
      });
      await settle();
      return world.telegram.of("answerCallbackQuery").at(-1)?.text;
    };
    return { press, ringer };
  };

  it("[RG1] whoever presses waits, whoever presses again does not, and is told so", async () => {
    const { press } = await start();
    expect(await press(7)).toMatch(/^I will write to you when 3 are on air/);
    expect(await press(8, { language: "ru-RU" })).toMatch(/^Напишу вам/);
    expect(await world.store.ringCount(ROOM)).toBe(2);
    expect(await press(7)).toBe("All right, I will not ring you.");
    expect(await world.store.takeRings(ROOM)).toEqual([8]);
  });

  it("[RG2] the card shows how many wait", async () => {
    const { press } = await start();
    await press(7);
    await press(8);
    await world.passes(4_000);
    const buttons = JSON.stringify(world.telegram.edits.at(-1)?.payload["reply_markup"]);
    expect(buttons).toContain("Ring me when 3 are here · 2");
  });

  it("[RG3] a press that is delivered again does not take itself back, and is answered", async () => {
    const { press } = await start();
    await press(7, { update: 99 });
    await press(7, { update: 99 });
    expect(await world.store.ringCount(ROOM)).toBe(1);
    expect(world.telegram.of("answerCallbackQuery")).toHaveLength(2);
  });

  it("[RG4] whoever is on air, or could come into company, does not wait", async () => {
    const { press } = await start();
    await world.joins(7);
    expect(await press(7)).toBe("You are on air already.");
    await world.joins(2);
    await world.joins(3);
    expect(await press(8)).toMatch(/come in/);
    expect(await world.store.ringCount(ROOM)).toBe(0);
  });

  it("[RG4] a room that is gone says so; other buttons are none of its business", async () => {
    const { press } = await start();
    expect(await press(7, { data: "ring:nowhere" })).toBe("This room is over.");
    await press(7, { data: "ring:" });
    await press(7, { data: "ring:friday:more" });
    expect(world.telegram.of("answerCallbackQuery")).toHaveLength(1);
    expect(await world.store.ringCount(code("nowhere"))).toBe(0);
  });

  it("[RG5] every answer fits into 200 characters, every button into 64 bytes", async () => {
    const { press } = await start();
    for (const language of ["en", "ru"]) {
      expect((await press(7, { language }))?.length).toBeLessThanOrEqual(200);
    }
    expect(ringData(code("x".repeat(59)))).toHaveLength(64);
    expect(ringData(code("x".repeat(60)))).toBeNull();
  });

  it("[RG6] if the third came while the button was pressed, it rings at once", async () => {
    const { directory } = world;
    const { ringer } = await start();
    for (const person of [1, 2, 3]) await world.joins(person);
    let asked = 0;
    const late = {
      ...directory,
      members: async (room: typeof ROOM) => {
        const members = await directory.members(room);
        return asked++ === 0 ? members.slice(0, 2) : members;
      },
    };
    const deps = { ...world.deps, directory: late, ringer, refresh: () => undefined };
    const other = new Bot<BotContext>(TOKEN, { botInfo: ME, client: world.telegram.client });
    other.use(ringFeature(deps));
    const from = { id: 7, is_bot: false, first_name: "Anna" };
    await other.handleUpdate({
      update_id: ++updates,
      callback_query: { id: "q", from, chat_instance: "1", data: "ring:friday" },
    });
    await settle();
    expect(world.telegram.of("sendMessage").map((call) => call.chat)).toEqual([7]);
  });
});
