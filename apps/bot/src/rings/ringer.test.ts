import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refusal, TOKEN } from "../cards/testing/fake-telegram.ts";
import { aRoom, createWorld, inGroup, ROOM, settle, type World } from "../cards/testing/world.ts";
import { createRinger, type Ringer } from "./ringer.ts";

describe("the ringer", () => {
  let world: World;
  const ringers: Ringer[] = [];
  beforeEach(async () => {
    world = createWorld();
    await world.directory.createRoom(aRoom());
    await world.store.addCard(ROOM, inGroup(1));
  });
  afterEach(async () => {
    for (const ringer of ringers.splice(0)) await ringer.close();
  });

  const startRinger = async () => {
    const ringer = createRinger(world.deps);
    ringers.push(ringer);
    await ringer.start();
    await settle();
    return ringer;
  };
  const wants = async (...users: number[]) => {
    for (const user of users) await world.store.toggleRing(ROOM, user);
  };
  const come = async (...people: number[]) => {
    for (const person of people) await world.joins(person);
  };
  const rung = () => world.telegram.of("sendMessage").map(({ chat }) => chat);

  it("[RG10] with the third on air everybody on the list gets one message with the button", async () => {
    await startRinger();
    await wants(71, 72);
    await come(1, 2);
    expect(rung()).toEqual([]);
    await come(3);
    expect(rung().sort()).toEqual([71, 72]);
    const { text, payload } = world.telegram.of("sendMessage")[0]!;
    expect(text).toBe("🔔 3 are on air in <b>Friday call</b>: Anna, Boris, Chen");
    expect(payload).toMatchObject({
      parse_mode: "HTML",
      reply_markup: {
        inline_keyboard: [
          [{ text: "Join voice chat", web_app: { url: "https://efir.example/?room=friday" } }],
        ],
      },
    });
    await come(4);
    await world.leaves(4);
    await come(5);
    expect(rung()).toHaveLength(2);
    expect(await world.store.ringCount(ROOM)).toBe(0);
  });

  it("[RG11] whoever is on air by then is not rung", async () => {
    await startRinger();
    await wants(2, 71);
    await come(1, 2, 3);
    expect(rung()).toEqual([71]);
  });

  it("[RG12] who cannot be written to is skipped, and the others are rung", async () => {
    await startRinger();
    await wants(71, 72, 73);
    world.telegram.state.rule = ({ chat }) =>
      chat === 72 ? refusal(403, "Forbidden: bot can't initiate conversation with a user") : null;
    await come(1, 2, 3);
    await world.passes(60_000);
    expect(rung()).toEqual([71, 72, 73]);
    expect(world.logged).toEqual([]);
  });

  it("[RG13] two instances ring once", async () => {
    await startRinger();
    await startRinger();
    await wants(71, 72);
    await come(1, 2, 3);
    expect(rung().sort()).toEqual([71, 72]);
  });

  it("[RG14] a ring that Telegram did not take yet is sent when it may be", async () => {
    await startRinger();
    await wants(71);
    let left = 1;
    world.telegram.state.rule = () =>
      left-- > 0 ? refusal(429, "Too Many Requests", { retry_after: 5 }) : null;
    await come(1, 2, 3);
    await world.passes(4_000);
    expect(rung()).toHaveLength(1);
    await world.passes(2_000);
    expect(rung()).toEqual([71, 71]);
  });

  it("[TRAP26] a ring whose answer was lost is not sent twice, and no token is logged", async () => {
    await startRinger();
    await wants(71, 72);
    world.telegram.state.rule = ({ chat }) => (chat === 71 ? "network-down" : null);
    await come(1, 2, 3);
    await world.passes(60_000);
    expect(rung()).toEqual([71, 72]);
    expect(world.logged).toHaveLength(1);
    expect(world.logged.join()).not.toContain(TOKEN);
  });

  it("[RG15] one that starts in the middle rings for what it missed", async () => {
    await wants(71);
    await come(1, 2, 3);
    await startRinger();
    expect(rung()).toEqual([71]);
  });

  it("[RG16] after close it rings nobody, and leaves the list to others", async () => {
    const ringer = await startRinger();
    await wants(71);
    await ringer.close();
    await come(1, 2, 3);
    ringer.check(ROOM);
    await settle();
    expect(rung()).toEqual([]);
    await startRinger();
    expect(rung()).toEqual([71]);
  });

  it("[RG16] close does not wait until Telegram may be asked again", async () => {
    const ringer = await startRinger();
    await wants(71);
    world.telegram.state.rule = () => refusal(429, "Too Many Requests", { retry_after: 500 });
    await come(1, 2, 3);
    await ringer.close();
    await world.passes(600_000, 10_000);
    expect(rung()).toHaveLength(1);
  });

  it("[RG17] names and titles may hold anything, and the language is the card's", async () => {
    await world.store.addCard(ROOM, { ...inGroup(1), language: "ru" });
    await startRinger();
    await wants(71);
    await come(1, 2);
    await world.joins(3, ROOM, "<i>Three & more</i>");
    expect(world.telegram.of("sendMessage")[0]?.text).toBe(
      "🔔 «<b>Friday call</b>», в эфире 3: Anna, Boris, &lt;i&gt;Three &amp; more&lt;/i&gt;",
    );
  });
});
