import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refusal, TOKEN } from "./testing/fake-telegram.ts";
import { createCardKeeper } from "./card-keeper.ts";
import { cardText } from "./card-text.ts";
import { readCardFacts } from "./card-facts.ts";
import {
  aRoom,
  code,
  createWorld,
  inGroup,
  inline,
  inPrivate,
  ROOM,
  settle,
  type World,
} from "./testing/world.ts";

const CARD = inGroup(1);
const onAir = (names: string) => `<b>Friday call</b>\n🔴 On air · ${names}`;

describe("the card keeper", () => {
  let world: World;
  beforeEach(async () => {
    world = createWorld();
    await world.directory.createRoom(aRoom());
  });
  afterEach(() => world.close());

  const withCards = async (...cards: Parameters<World["store"]["addCard"]>[1][]) => {
    for (const card of cards) await world.store.addCard(ROOM, card);
    const keeper = await world.startKeeper();
    world.telegram.calls.length = 0;
    return keeper;
  };

  it("[CD20] every card of the room follows, in its chat and its language", async () => {
    await withCards(CARD, inPrivate(2), inline("abc", "ru"));
    await world.passes(3_000);
    await world.joins(1);
    expect(world.telegram.textOf("-100:1")).toBe(onAir("1: Anna"));
    expect(world.telegram.textOf("7:2")).toBe(onAir("1: Anna"));
    expect(world.telegram.textOf("abc")).toBe("<b>Friday call</b>\n🔴 В эфире · 1: Anna");
    const markups = world.telegram
      .of("editMessageText")
      .map(({ payload }) => payload["reply_markup"]);
    expect(JSON.stringify(markups).match(/web_app/g)).toHaveLength(1);
  });

  it("[CD20] cards of other rooms stay as they are", async () => {
    await world.directory.createRoom(aRoom(code("other")));
    await world.store.addCard(code("other"), inGroup(9, -200));
    await withCards(CARD);
    await world.passes(3_000);
    await world.joins(1);
    expect(world.telegram.calls.map(({ chat }) => chat)).toEqual([-100]);
  });

  it("[CD21] at most one edit in three seconds, and the last state reaches the card", async () => {
    await withCards(CARD);
    await world.passes(10_000);
    for (const person of [1, 2, 3, 4]) await world.joins(person);
    expect(world.telegram.calls.map(({ text }) => text)).toEqual([onAir("1: Anna")]);
    await world.passes(2_900);
    expect(world.telegram.calls).toHaveLength(1);
    await world.passes(200);
    expect(world.telegram.textOf("-100:1")).toBe(onAir("4: Anna, Boris, Chen, Dina"));
    await world.passes(60_000);
    expect(world.telegram.calls).toHaveLength(2);
  });

  it("[CD22] what shows already is not edited again", async () => {
    const keeper = await withCards(CARD);
    await world.passes(3_000);
    await world.joins(1);
    await world.passes(3_000);
    const before = world.telegram.calls.length;
    keeper.refresh(ROOM);
    await world.passes(10_000);
    await world.joins(2);
    await world.leaves(2);
    await world.passes(10_000);
    expect(world.telegram.refused).toEqual([]);
    expect(world.telegram.calls.length).toBeLessThanOrEqual(before + 2);
  });

  it("[CD22] «not modified» counts as done: nothing is known of what the card shows", async () => {
    await withCards(CARD);
    await world.store.setShown(CARD, "something else");
    world.telegram.state.rule = () => refusal(400, "Bad Request: message is not modified");
    await world.joins(1);
    await world.passes(60_000);
    expect(world.telegram.calls).toHaveLength(1);
    expect(await world.store.shown(CARD)).toContain("On air");
  });

  it("[CD23] a chat that asks to slow down waits as long as it said, and no other does", async () => {
    const other = code("other");
    await world.directory.createRoom(aRoom(other, { title: "Other" }));
    await world.store.addCard(other, inGroup(9));
    await withCards(CARD, inGroup(1, -200));
    await world.passes(60_000);
    const inTime = world.clock.now() + 30_000;
    world.telegram.calls.length = 0;
    world.telegram.state.rule = ({ chat, at }) =>
      chat === -100 && at < inTime ? refusal(429, "Too Many Requests", { retry_after: 30 }) : null;
    await world.joins(1);
    await world.passes(5_000);
    await world.joins(2);
    await world.joins(3, other);
    await world.passes(24_000);
    expect(world.telegram.calls.filter(({ chat }) => chat === -100)).toHaveLength(1);
    expect(world.telegram.textOf("-200:1")).toBe(onAir("2: Anna, Boris"));
    await world.passes(5_000);
    expect(world.telegram.textOf("-100:1")).toBe(onAir("2: Anna, Boris"));
    expect(world.telegram.textOf("-100:9")).toBe("<b>Other</b>\n🔴 On air · 1: Chen");
  });

  it.each([
    [CARD, 400, "Bad Request: message to edit not found"],
    [CARD, 403, "Forbidden: bot was kicked from the supergroup chat"],
    [inPrivate(3), 403, "Forbidden: bot was blocked by the user"],
    [CARD, 400, "Bad Request: chat not found"],
    [inline("abc"), 400, "Bad Request: MESSAGE_ID_INVALID"],
  ])("[CD24] a card that is gone is dropped: %o %i %s", async (card, status, description) => {
    const other = inGroup(5, -500);
    await withCards(card, other);
    await world.passes(3_000);
    world.telegram.state.rule = ({ chat }) => (chat === -500 ? null : refusal(status, description));
    await world.joins(1);
    await world.passes(60_000);
    expect(await world.store.cards(ROOM)).toEqual([other]);
    expect(world.telegram.calls.filter(({ chat }) => chat !== -500)).toHaveLength(1);
  });

  it("[TRAP50] a group that became a supergroup is followed", async () => {
    await withCards(CARD);
    await world.passes(3_000);
    world.telegram.state.rule = ({ chat }) =>
      chat === -100
        ? refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", {
            migrate_to_chat_id: -100_500,
          })
        : null;
    await world.joins(1);
    await world.passes(10_000);
    expect(world.telegram.textOf("-100500:1")).toBe(onAir("1: Anna"));
    expect(await world.store.cards(ROOM)).toEqual([inGroup(1, -100_500)]);
    await world.joins(2);
    await world.passes(10_000);
    expect(world.telegram.calls.filter(({ chat }) => chat === -100)).toHaveLength(1);
  });

  it.each([["network-down"], [refusal(502, "Bad Gateway")]] as const)(
    "[CD25] trouble is tried again, ever later, until the card is true: %o",
    async (trouble) => {
      await withCards(inPrivate(1));
      await world.passes(3_000);
      world.telegram.state.rule = () => trouble;
      await world.joins(1);
      await world.passes(120_000);
      const tries = world.telegram.calls.length;
      expect(tries).toBeGreaterThan(4);
      expect(tries).toBeLessThan(12);
      world.telegram.state.rule = () => null;
      await world.passes(61_000);
      expect(world.telegram.textOf("7:1")).toBe(onAir("1: Anna"));
    },
  );

  it("[CD25] an answer that never comes is given up, and others are not held up by it", async () => {
    await withCards(...[1, 2, 3, 4, 5, 6].map((n) => inPrivate(1, n)), inGroup(1));
    await world.passes(3_000);
    world.telegram.state.rule = ({ chat, at }) => (chat! > 0 && at < 1_010_000 ? "hangs" : null);
    await world.joins(1);
    await world.passes(60_000);
    for (const message of ["1:1", "6:1", "-100:1"]) {
      expect(world.telegram.textOf(message)).toBe(onAir("1: Anna"));
    }
  });

  it("[CD25] the store out of reach is tried again too", async () => {
    const { store } = world;
    await store.addCard(ROOM, CARD);
    let isAway = false;
    const away =
      <A extends unknown[], R>(ask: (...asked: A) => Promise<R>) =>
      (...asked: A) =>
        isAway ? Promise.reject(new Error("Redis is away")) : ask(...asked);
    await world.startKeeper({
      store: { ...store, cards: away(store.cards), memberCame: away(store.memberCame) },
    });
    isAway = true;
    await world.passes(3_000);
    await world.joins(1);
    await world.passes(20_000);
    isAway = false;
    await world.passes(60_000);
    expect(world.telegram.textOf("-100:1")).toBe(onAir("1: Anna"));
    expect((await store.stay(ROOM))?.came).toBe(1);
  });

  it("[CD26] a keeper that starts in the middle brings all cards up to date", async () => {
    await world.directory.createRoom(aRoom(code("other"), { title: "Other" }));
    await world.store.addCard(ROOM, CARD);
    await world.store.addCard(code("other"), inline("abc"));
    await world.joins(1);
    await world.joins(2, code("other"));
    await world.startKeeper();
    expect(world.telegram.textOf("-100:1")).toBe(onAir("1: Anna"));
    expect(world.telegram.textOf("abc")).toBe("<b>Other</b>\n🔴 On air · 1: Boris");
    expect(await world.store.stay(ROOM)).toMatchObject({ endedAt: null, came: 1 });
  });

  it("[CD26] a start that failed may be tried again, and listens once", async () => {
    const { store, directory } = world;
    await store.addCard(ROOM, CARD);
    const left = { failures: 1 };
    let listening = 0;
    const keeper = createCardKeeper({
      ...world.deps,
      store: {
        ...store,
        roomsWithCards: () =>
          left.failures-- > 0 ? Promise.reject(new Error("away")) : store.roomsWithCards(),
      },
      directory: {
        ...directory,
        subscribe: (listener) => {
          listening++;
          return directory.subscribe(listener);
        },
      },
    });
    await expect(keeper.start()).rejects.toThrow("away");
    await keeper.start();
    await settle();
    await world.passes(3_000);
    await world.joins(1);
    expect(world.telegram.textOf("-100:1")).toBe(onAir("1: Anna"));
    expect(listening).toBe(1);
    await keeper.close();
  });

  it("[CD26] what was missed is found within five minutes", async () => {
    const { directory } = world;
    await world.store.addCard(ROOM, CARD);
    const deaf = { ...directory, subscribe: () => Promise.resolve(() => Promise.resolve()) };
    await world.startKeeper({ directory: deaf });
    await world.joins(1);
    await world.passes(5 * 60_000 + 1_000, 1_000);
    expect(world.telegram.textOf("-100:1")).toBe(onAir("1: Anna"));
  });

  it("[CD27] two keepers on one store do not edit double", async () => {
    await withCards(CARD, inline("abc"));
    await world.startKeeper();
    world.telegram.calls.length = 0;
    await world.passes(3_000);
    for (const person of [1, 2, 3]) {
      await world.joins(person);
      await world.passes(10_000);
    }
    expect(world.telegram.refused).toEqual([]);
    expect(world.telegram.calls).toHaveLength(6);
  });

  it("[CD28] a hundred cards are edited a few at a time", async () => {
    world.telegram.state.slow = 3;
    const cards = Array.from({ length: 100 }, (_, n) => inline(`card-${n}`));
    await withCards(...cards);
    await world.passes(10_000);
    world.telegram.state.busiest = 0;
    await world.joins(1);
    await world.passes(30_000);
    expect(world.telegram.textOf("card-99")).toBe(onAir("1: Anna"));
    expect(world.telegram.state.busiest).toBeGreaterThan(1);
    expect(world.telegram.state.busiest).toBeLessThanOrEqual(5);
  });

  it("[CD29] after close nothing is edited any more, whatever happens", async () => {
    const keeper = await withCards(CARD, inGroup(2));
    await world.passes(3_000);
    await world.joins(1);
    await world.joins(2);
    await keeper.close();
    await keeper.close();
    const before = world.telegram.calls.length;
    await world.joins(3);
    keeper.refresh(ROOM);
    await world.passes(10 * 60_000, 1_000);
    expect(world.telegram.calls).toHaveLength(before);
  });

  it("[CD29] close waits for the edit that has begun", async () => {
    const keeper = await withCards(CARD);
    await world.passes(3_000);
    world.telegram.state.slow = 100;
    await world.joins(1);
    expect(world.telegram.calls).toHaveLength(1);
    await keeper.close();
    expect(world.telegram.textOf("-100:1")).toBe(onAir("1: Anna"));
    expect(await world.store.shown(CARD)).toContain("Anna");
  });

  it("[CD29] close does not wait for an answer that never comes", async () => {
    const keeper = await withCards(CARD);
    await world.passes(3_000);
    world.telegram.state.rule = () => "hangs";
    await world.joins(1);
    const closing = keeper.close();
    await world.passes(2_100);
    await closing;
    expect(world.telegram.calls).toHaveLength(1);
  });

  it("[CD30] when all have left it says how long it lasted and how many came", async () => {
    await withCards(CARD);
    await world.startKeeper();
    await world.joins(1);
    await world.passes(60_000);
    await world.joins(2);
    await world.leaves(1);
    await world.passes(60_000);
    await world.joins(1);
    await world.passes(60_000);
    await world.leaves(1);
    await world.leaves(2);
    await world.passes(10_000);
    expect(world.telegram.textOf("-100:1")).toBe(
      "<b>Friday call</b>\nEnded · lasted 3 min · 2 people came",
    );
    await world.passes(60_000);
    await world.joins(3);
    await world.passes(10_000);
    expect(world.telegram.textOf("-100:1")).toBe(onAir("1: Chen"));
    expect(await world.store.stay(ROOM)).toMatchObject({ endedAt: null, came: 1 });
  });

  it("[CD30] somebody who came and went between two looks is counted", async () => {
    await withCards(CARD);
    await world.comesAndGoes(1);
    await world.passes(10_000);
    const stay = await world.store.stay(ROOM);
    expect(stay).toMatchObject({ came: 1 });
    expect(stay?.endedAt).not.toBeNull();
  });

  it("[CD30] a room without cards costs no stay", async () => {
    await world.startKeeper();
    await world.joins(1);
    expect(await world.store.stay(ROOM)).toBeNull();
    const keeper = await withCards(CARD);
    keeper.refresh(ROOM);
    await settle();
    expect(await world.store.stay(ROOM)).toMatchObject({ came: 1 });
  });

  it("[CD31] a closed room's card says so, has no buttons, and is let go", async () => {
    await withCards(CARD);
    await world.joins(1);
    await world.passes(60_000);
    await world.directory.closeRoom(ROOM);
    await world.passes(10_000);
    expect(world.telegram.textOf("-100:1")).toBe(
      "<b>Friday call</b>\nEnded · lasted 1 min · 1 person came",
    );
    expect(world.telegram.calls.at(-1)?.payload["reply_markup"]).toBeUndefined();
    expect(await world.store.cards(ROOM)).toEqual([]);
  });

  it("[CD31] a draft that nobody opened ends when it runs out", async () => {
    const draft = code("draft");
    await world.directory.draftRoom(aRoom(draft, { keepEmptyMs: 60_000 }));
    await world.store.addCard(draft, inline("abc"));
    await withCards();
    await world.passes(60_000 + 5 * 60_000, 1_000);
    expect(world.telegram.textOf("abc")).toBe("<b>Friday call</b>\nEnded · nobody came");
    expect(await world.store.cards(draft)).toEqual([]);
  });

  it("[CD32] a card added later is brought up to date when that is said", async () => {
    const keeper = await withCards(CARD);
    await world.joins(1);
    await world.store.addCard(ROOM, inline("abc"));
    keeper.refresh(ROOM);
    await settle();
    expect(world.telegram.textOf("abc")).toBe(onAir("1: Anna"));
  });

  it("[CD32] what Telegram refuses for good is not tried again by itself", async () => {
    await withCards(CARD);
    await world.passes(3_000);
    world.telegram.state.rule = () => refusal(400, "Bad Request: can't parse entities");
    await world.joins(1);
    await world.passes(60_000);
    expect(world.telegram.calls).toHaveLength(1);
  });

  it("[TRAP22] no log line has the token or a name in it", async () => {
    await withCards(CARD);
    await world.passes(3_000);
    const troubles = [
      "network-down",
      refusal(429, "Too Many Requests", { retry_after: 1 }),
    ] as const;
    for (const trouble of [...troubles, refusal(400, "Bad Request: whatever")]) {
      world.telegram.state.rule = () => trouble;
      await world.joins(1);
      await world.leaves(1);
      await world.passes(20_000);
    }
    expect(world.logged.length).toBeGreaterThan(2);
    expect(world.logged.join()).not.toContain(TOKEN);
    expect(world.logged.join()).not.toContain("Anna");
  });

  it("[CD33] the card says what the facts say, in the end", async () => {
    await withCards(CARD);
    for (const person of [1, 2, 3, 4, 5, 6, 7]) await world.joins(person);
    await world.passes(10_000);
    const facts = await readCardFacts(world.deps, ROOM);
    expect(world.telegram.textOf("-100:1")).toBe(cardText(facts!, "en"));
    expect(world.telegram.textOf("-100:1")).toContain("On air · 7: Anna, Boris, Chen and 4 more");
  });
});
