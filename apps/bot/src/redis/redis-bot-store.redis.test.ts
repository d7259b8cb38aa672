import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { RoomCode } from "@efir/protocol";
import * as v from "valibot";
import { storeContract } from "../store.contract.ts";
import { KEEP_ROOM_MS, type BotStore, type Card } from "../store.ts";
import { TAKE_FROM_SET } from "./card-scripts.ts";
import { createRedisBotStore } from "./redis-bot-store.ts";
import { redisHarness } from "./testing/redis-harness.ts";

storeContract("redis", () => redisHarness(inject("redisUrl")));

const ROOM = v.parse(RoomCode, "Room-1");
const CARD: Card = {
  kind: "message",
  chat: -5,
  message: 1,
  chatKind: "group",
  language: "en",
};

/** What is promised of Redis alone. */
describe("the bot's store in Redis", () => {
  let harness: Awaited<ReturnType<typeof redisHarness>>;
  beforeEach(async () => {
    harness = await redisHarness(inject("redisUrl"));
  });
  afterEach(() => harness.close());

  const doEverything = async (store: BotStore) => {
    await store.once(1, ROOM);
    await store.firstTime("commands");
    await store.setRunningRoom({ chat: -5, thread: null }, ROOM);
    await store.addOwnRoom(7, ROOM);
    await store.addCard(ROOM, CARD);
    await store.setShown(CARD, "shown");
    await store.takeTurn(CARD, { cardEveryMs: 3_000, groupPerMinute: 15 });
    await store.pause(CARD, 1_000);
    await store.setTitle(ROOM, "Title");
    await store.memberCame(ROOM, "tg1", 1_000);
    await store.roomEmptied(ROOM, 2_000);
    await store.toggleRing(ROOM, 7);
    await store.conversations.write("7", {});
    await store.moveChat(-5, -6);
    await store.forgetChat(-6);
    await store.addCard(ROOM, { kind: "inline", id: "abc", language: "ru" });
  };

  it("[SR1] everything has a time to live, and it is no longer than a month", async () => {
    await doEverything(harness.store());
    const keys = await harness.keys();
    expect(keys.length).toBeGreaterThan(12);
    for (const key of keys) {
      const left = await harness.own.pttl(key);
      expect(left, key).toBeGreaterThan(0);
      expect(left, key).toBeLessThanOrEqual(30 * 24 * 3_600_000);
    }
    await harness.passes(31 * 24 * 3_600_000);
    expect(await harness.keys()).toEqual([]);
  });

  it("[SR2] the keys that one script touches are in one slot", async () => {
    const asked: { readonly keys: readonly string[] }[] = [];
    const redis = harness.connect();
    const listening = {
      eval: redis.eval.bind(redis),
      evalsha: (sha: string, count: number, ...rest: (string | number)[]) => {
        asked.push({ keys: rest.slice(0, count).map(String) });
        return redis.evalsha(sha, count, ...rest);
      },
    };
    await doEverything(createRedisBotStore(listening, { prefix: harness.prefix }));
    const tag = (key: string) => /\{([^}]*)\}/.exec(key)?.[1] ?? key;
    expect(asked.some(({ keys }) => keys.length === 3)).toBe(true);
    for (const { keys } of asked) expect(new Set(keys.map(tag)).size, keys.join(" ")).toBe(1);
  });

  it("[SR3] a script that Redis forgot is sent again", async () => {
    const store = harness.store();
    await store.addCard(ROOM, CARD);
    await harness.own.script("FLUSH");
    expect(await store.cards(ROOM)).toEqual([CARD]);
  });

  it("[SR4] deployments with different prefixes do not see each other", async () => {
    await harness.store().addCard(ROOM, CARD);
    const other = createRedisBotStore(harness.connect(), { prefix: `${harness.prefix}-other` });
    expect([await other.cards(ROOM), await other.roomsWithCards()]).toEqual([[], []]);
  });

  it("[SR5] a card that moves keeps the time its room had left", async () => {
    const store = harness.store();
    await store.addCard(ROOM, CARD);
    await store.moveChat(-5, -6);
    await harness.passes(KEEP_ROOM_MS);
    expect(await store.cards(ROOM)).toEqual([]);
  });

  it("[SR7] a card that is added while its room is taken off the list puts it back", async () => {
    const [redis, other] = [harness.connect(), harness.store()];
    const store = createRedisBotStore(
      {
        eval: redis.eval.bind(redis),
        evalsha: async (sha, count, ...rest) => {
          if (sha === TAKE_FROM_SET.sha) await other.addCard(ROOM, CARD);
          return redis.evalsha(sha, count, ...rest);
        },
      },
      { prefix: harness.prefix },
    );
    await other.addCard(ROOM, CARD);
    await other.dropCard(ROOM, CARD);
    expect(await store.roomsWithCards()).toEqual([]);
    expect(await other.roomsWithCards()).toEqual(["room-1"]);
  });

  it("[SR6] commands reject when Redis is out of reach", async () => {
    const redis = harness.connect();
    const store = createRedisBotStore(redis, { prefix: harness.prefix });
    await store.cards(ROOM);
    redis.disconnect();
    await expect(store.cards(ROOM)).rejects.toThrow();
    await expect(store.once(1, ROOM)).rejects.toThrow();
  });
});
