import { RoomCode, roomKey } from "@efir/protocol";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  KEEP_CAME_MS,
  KEEP_CONVERSATION_MS,
  KEEP_FIRSTS_MS,
  KEEP_OWN_ROOMS_MS,
  KEEP_ROOM_MS,
  type BotStore,
  type Card,
  type ChatPlace,
} from "./store.ts";

export interface StoreHarness {
  /** One more adapter onto the same store, as another instance of the bot would have. */
  readonly store: () => BotStore;
  /** Time passes for all that is in the store. */
  readonly passes: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

const code = (text: string): RoomCode => v.parse(RoomCode, text);
const ROOM = code("Friday-Call");
const SAME = code("fRIDAY-cALL");
const OTHER = code("other-room");
const GROUP = -100_123;
const WAITS = 60_000;
const LIMITS = { cardEveryMs: 3_000, groupPerMinute: 15 };

const place = (chat: number, thread: number | null = null): ChatPlace => ({ chat, thread });
type MessageCard = Extract<Card, { kind: "message" }>;
const inGroup = (message: number, chat = GROUP): MessageCard => ({
  kind: "message",
  chat,
  message,
  chatKind: "group",
  language: "ru",
});
const inPrivate = (message: number): Card => ({ ...inGroup(message, 7), chatKind: "private" });
const inline = (id: string): Card => ({ kind: "inline", id, language: "en" });

const some = <T>(many: number, make: (n: number) => T): T[] =>
  Array.from({ length: many }, (_, n) => make(n));

/** Every BotStore passes this, and nothing else is promised. */
export function storeContract(name: string, makeHarness: () => Promise<StoreHarness>): void {
  describe(`BotStore contract: ${name}`, () => {
    let harness: StoreHarness;
    beforeEach(async () => {
      harness = await makeHarness();
    });
    afterEach(() => harness.close());

    const storeNow = () => harness.store();
    const passes = (ms: number) => harness.passes(ms);

    it("[ST1] of many who make a room for one update, all get the first one's", async () => {
      const stores = some(3, storeNow);
      const codes = await Promise.all(some(12, (n) => stores[n % 3]!.once(5, code(`room-${n}`))));
      expect(new Set(codes).size).toBe(1);
      expect(codes[0]).toMatch(/^room-/);
      expect(await stores[0]!.once(6, OTHER)).toBe(OTHER);
    });

    it("[ST1] an update is remembered for a day", async () => {
      const store = storeNow();
      await store.once(5, ROOM);
      await passes(KEEP_FIRSTS_MS - WAITS);
      expect(await store.once(5, OTHER)).toBe(ROOM);
      await passes(WAITS);
      expect(await store.once(5, OTHER)).toBe(OTHER);
    });

    it("[ST2] of many who ask whether it is the first time, exactly one is told so", async () => {
      const stores = some(3, storeNow);
      const answers = await Promise.all(some(12, (n) => stores[n % 3]!.firstTime("commands")));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await stores[0]!.firstTime("other: {things}\n")).toBe(true);
    });

    it("[ST2] what happened is remembered for a day, however often it is asked for", async () => {
      const store = storeNow();
      await store.firstTime("commands");
      await passes(KEEP_FIRSTS_MS - WAITS);
      expect(await store.firstTime("commands")).toBe(false);
      await passes(WAITS);
      expect(await store.firstTime("commands")).toBe(true);
    });

    it("[ST3] each topic of a chat has a running room of its own, and the newest counts", async () => {
      const store = storeNow();
      await store.setRunningRoom(place(GROUP), OTHER);
      await store.setRunningRoom(place(GROUP), ROOM);
      await store.setRunningRoom(place(GROUP, 4), code("topic"));
      const other = storeNow();
      expect(await other.runningRoom(place(GROUP))).toBe("Friday-Call");
      expect(await other.runningRoom(place(GROUP, 4))).toBe("topic");
      expect(await other.runningRoom(place(GROUP, 5))).toBeNull();
      expect(await other.runningRoom(place(4))).toBeNull();
      expect((await other.runningRooms(GROUP)).toSorted()).toEqual(["Friday-Call", "topic"]);
      expect(await other.runningRooms(4)).toEqual([]);
    });

    it("[ST3] a running room is forgotten when nobody asked for it for long", async () => {
      const store = storeNow();
      await store.setRunningRoom(place(GROUP), ROOM);
      await passes(KEEP_ROOM_MS - WAITS);
      expect(await store.runningRoom(place(GROUP))).toBe(ROOM);
      await passes(KEEP_ROOM_MS - WAITS);
      expect(await store.runningRoom(place(GROUP))).toBe(ROOM);
      await passes(KEEP_ROOM_MS);
      expect(await store.runningRoom(place(GROUP))).toBeNull();
    });

    it("[ST4] own rooms come the newest first, each once, and at most fifty", async () => {
      const store = storeNow();
      for (const n of some(60, (n) => n)) await store.addOwnRoom(7, code(`room-${n}`));
      await store.addOwnRoom(7, code("ROOM-30"));
      await store.addOwnRoom(8, OTHER);
      const own = await storeNow().ownRooms(7);
      expect(own.slice(0, 3)).toEqual(["ROOM-30", "room-59", "room-58"]);
      expect(own).toHaveLength(50);
      expect(new Set(own.map(roomKey)).size).toBe(50);
      expect(await store.ownRooms(9)).toEqual([]);
    });

    it("[ST4] own rooms are kept for a month after they were last asked for", async () => {
      const store = storeNow();
      await store.addOwnRoom(7, ROOM);
      await passes(KEEP_OWN_ROOMS_MS - WAITS);
      expect(await store.ownRooms(7)).toEqual([ROOM]);
      await passes(KEEP_OWN_ROOMS_MS - WAITS);
      expect(await store.ownRooms(7)).toEqual([ROOM]);
      await passes(KEEP_OWN_ROOMS_MS);
      expect(await store.ownRooms(7)).toEqual([]);
    });

    it("[ST5] a room's cards are those added and not dropped, each once, whatever the code's case", async () => {
      const store = storeNow();
      const added = [inGroup(1), inGroup(2), inPrivate(1), inline("abc")];
      await Promise.all(added.map((card) => storeNow().addCard(ROOM, card)));
      await store.addCard(SAME, { ...inGroup(1), language: "en" });
      await store.addCard(OTHER, inGroup(9));
      await store.dropCard(SAME, inGroup(2));
      await store.dropCard(ROOM, inline("never added"));
      const left = await storeNow().cards(SAME);
      expect(left).toHaveLength(3);
      expect(left).toEqual(
        expect.arrayContaining([{ ...inGroup(1), language: "en" }, inPrivate(1), inline("abc")]),
      );
    });

    it("[ST5] cards live for eight days, and for as long again whenever they are used", async () => {
      const store = storeNow();
      await store.addCard(ROOM, inGroup(1));
      await passes(KEEP_ROOM_MS - WAITS);
      expect(await store.cards(ROOM)).toHaveLength(1);
      await passes(KEEP_ROOM_MS - WAITS);
      expect(await store.roomsWithCards()).toHaveLength(1);
      expect(await store.cards(ROOM)).toHaveLength(1);
      await passes(KEEP_ROOM_MS);
      expect([await store.cards(ROOM), await store.roomsWithCards()]).toEqual([[], []]);
    });

    it("[ST6] rooms with cards are named as long as they have one", async () => {
      const store = storeNow();
      await store.addCard(ROOM, inGroup(1));
      await store.addCard(ROOM, inline("abc"));
      await store.addCard(OTHER, inGroup(2));
      const named = async () => (await storeNow().roomsWithCards()).map(roomKey).sort();
      expect(await named()).toEqual(["friday-call", "other-room"]);
      await store.dropCard(OTHER, inGroup(2));
      await store.dropCard(ROOM, inGroup(1));
      expect(await named()).toEqual(["friday-call"]);
      await store.addCard(OTHER, inGroup(3));
      expect(await named()).toEqual(["friday-call", "other-room"]);
    });

    it("[ST6] a room whose cards come and go while its name is asked for is not forgotten", async () => {
      const [here, there] = [storeNow(), storeNow()];
      for (const n of some(40, (n) => n)) {
        await Promise.all([
          here.addCard(ROOM, inGroup(n)),
          there.roomsWithCards(),
          there.dropCard(ROOM, inGroup(n - 1)),
          there.roomsWithCards(),
        ]);
        expect((await here.roomsWithCards()).map(roomKey)).toEqual(["friday-call"]);
      }
    });

    it("[ST7] what a card shows is what was said last, until it is dropped", async () => {
      const store = storeNow();
      const card = inGroup(1);
      await store.addCard(ROOM, card);
      expect(await store.shown(card)).toBeNull();
      await store.setShown(card, "one");
      await store.setShown(card, "two\n<b>");
      await store.setShown(inGroup(2), "other");
      await store.setShown(inline("1"), "inline");
      const other = storeNow();
      expect(await other.shown({ ...card, language: "en" })).toBe("two\n<b>");
      expect(await other.shown(inline("1"))).toBe("inline");
      await other.dropCard(ROOM, card);
      expect([await store.shown(card), await store.shown(inGroup(2))]).toEqual([null, "other"]);
      await passes(KEEP_ROOM_MS);
      expect(await store.shown(inGroup(2))).toBeNull();
    });

    it("[ST8] of many who want to edit a card at once one may, and the others are told when", async () => {
      const stores = some(3, storeNow);
      const takes = () => Promise.all(stores.map((store) => store.takeTurn(inline("a"), LIMITS)));
      const first = await takes();
      expect(first.filter((ms) => ms === 0)).toHaveLength(1);
      for (const ms of first.filter((ms) => ms > 0)) {
        expect(ms).toBeGreaterThan(1_500);
        expect(ms).toBeLessThanOrEqual(3_000);
      }
      expect(await stores[0]!.takeTurn(inline("b"), LIMITS)).toBe(0);
      await passes(3_000);
      expect((await takes()).filter((ms) => ms === 0)).toHaveLength(1);
    });

    it("[ST9] a group has so many turns in any minute, all cards and all instances together", async () => {
      const stores = some(3, storeNow);
      const rush = (from: number) =>
        Promise.all(some(10, (n) => stores[n % 3]!.takeTurn(inGroup(from + n), LIMITS)));
      const got = (turns: readonly number[]) => turns.filter((ms) => ms === 0).length;
      expect(got(await rush(0))).toBe(10);
      await passes(40_000);
      const second = await rush(10);
      expect(got(second)).toBe(5);
      expect(Math.max(...second)).toBeGreaterThan(15_000);
      expect(Math.max(...second)).toBeLessThanOrEqual(20_000);
      await passes(20_000);
      expect(got(await rush(20))).toBe(10);
      expect(got(await rush(30))).toBe(0);
      await passes(40_000);
      expect(got(await rush(40))).toBe(5);
    });

    it("[ST9] groups do not share it; channels have one too; private chats and inline cards have none", async () => {
      const store = storeNow();
      const takes = async (card: (n: number) => Card) => {
        const turns = await Promise.all(some(20, (n) => store.takeTurn(card(n), LIMITS)));
        return turns.filter((ms) => ms === 0).length;
      };
      expect(await takes((n) => inGroup(n))).toBe(15);
      expect(await takes((n) => inGroup(n, -200))).toBe(15);
      expect(await takes((n) => ({ ...inGroup(n, -300), chatKind: "channel" }))).toBe(15);
      expect(await takes(inPrivate)).toBe(20);
      expect(await takes((n) => inline(String(n)))).toBe(20);
    });

    it("[ST9] a turn that is refused costs nothing", async () => {
      const store = storeNow();
      await store.takeTurn(inGroup(1), LIMITS);
      for (let n = 0; n < 30; n++) await store.takeTurn(inGroup(1), LIMITS);
      const others = await Promise.all(some(14, (n) => store.takeTurn(inGroup(2 + n), LIMITS)));
      expect(others).toEqual(some(14, () => 0));
    });

    it("[ST10] a pause stops its whole chat, for everybody, and no other chat", async () => {
      const store = storeNow();
      await store.pause(inGroup(1), 30_000);
      await store.pause(inGroup(1), 5_000);
      const wait = await storeNow().takeTurn(inGroup(2), LIMITS);
      expect(wait).toBeGreaterThan(20_000);
      expect(wait).toBeLessThanOrEqual(30_000);
      expect(await store.takeTurn(inGroup(2, -200), LIMITS)).toBe(0);
      expect(await store.takeTurn(inline("a"), LIMITS)).toBe(0);
      await store.pause(inline("b"), 30_000);
      expect(await store.takeTurn(inline("b"), LIMITS)).toBeGreaterThan(20_000);
      await passes(30_000);
      expect(await store.takeTurn(inGroup(2), LIMITS)).toBe(0);
    });

    it("[ST11] a chat that moves takes its rooms and cards along, however often that is said", async () => {
      const store = storeNow();
      const to = -200;
      await store.setRunningRoom(place(GROUP), ROOM);
      await store.setRunningRoom(place(GROUP, 4), OTHER);
      await store.setRunningRoom(place(to, 4), code("newer"));
      await store.addCard(ROOM, inGroup(1));
      await store.addCard(ROOM, inPrivate(1));
      await store.addCard(OTHER, inGroup(2));
      await Promise.all([store.moveChat(GROUP, to), storeNow().moveChat(GROUP, to)]);
      await store.moveChat(GROUP, to);
      expect(await store.runningRoom(place(to))).toBe(ROOM);
      expect(await store.runningRoom(place(to, 4))).toBe("newer");
      expect(await store.runningRoom(place(GROUP))).toBeNull();
      expect(await store.cards(ROOM)).toEqual(
        expect.arrayContaining([inGroup(1, to), inPrivate(1)]),
      );
      expect(await store.cards(ROOM)).toHaveLength(2);
      expect(await store.cards(OTHER)).toEqual([inGroup(2, to)]);
      await store.moveChat(to, -300);
      expect(await store.cards(OTHER)).toEqual([inGroup(2, -300)]);
    });

    it("[ST12] a chat that is forgotten has no cards, and the rest has them still", async () => {
      const store = storeNow();
      await store.addCard(ROOM, inGroup(1));
      await store.addCard(ROOM, inGroup(2));
      await store.addCard(ROOM, inline("abc"));
      await store.addCard(OTHER, inGroup(3));
      await store.setRunningRoom(place(GROUP), ROOM);
      await store.forgetChat(GROUP);
      await store.forgetChat(GROUP);
      expect([await store.cards(ROOM), await store.cards(OTHER)]).toEqual([[inline("abc")], []]);
      expect((await store.roomsWithCards()).map(roomKey)).toEqual(["friday-call"]);
      expect(await store.runningRoom(place(GROUP))).toBe(ROOM);
    });

    it("[ST13] a stay counts different people, from the first who came until the last left", async () => {
      const store = storeNow();
      expect(await store.stay(ROOM)).toBeNull();
      await store.memberCame(ROOM, "tg1", 1_000);
      await store.memberCame(SAME, "tg2", 2_000);
      await store.memberCame(ROOM, "tg1", 3_000);
      expect(await storeNow().stay(SAME)).toEqual({ startedAt: 1_000, endedAt: null, came: 2 });
      await store.roomEmptied(SAME, 9_000);
      expect(await store.stay(ROOM)).toEqual({ startedAt: 1_000, endedAt: 9_000, came: 2 });
      expect(await store.stay(OTHER)).toBeNull();
    });

    it("[ST13] whoever comes after the end begins a new stay", async () => {
      const store = storeNow();
      await store.memberCame(ROOM, "tg1", 1_000);
      await store.memberCame(ROOM, "tg2", 1_500);
      await store.roomEmptied(ROOM, 9_000);
      await store.memberCame(ROOM, "tg1", 10_000);
      expect(await store.stay(ROOM)).toEqual({ startedAt: 10_000, endedAt: null, came: 1 });
    });

    it("[ST14] two instances that tell the same at different times count it once", async () => {
      const [fast, slow] = [storeNow(), storeNow()];
      await fast.memberCame(ROOM, "tg1", 1_000);
      await fast.roomEmptied(ROOM, 5_000);
      await slow.memberCame(ROOM, "tg1", 1_000);
      expect(await slow.stay(ROOM)).toEqual({ startedAt: 1_000, endedAt: 5_000, came: 1 });
      await slow.roomEmptied(ROOM, 5_200);
      expect(await slow.stay(ROOM)).toEqual({ startedAt: 1_000, endedAt: 5_000, came: 1 });
      await fast.memberCame(ROOM, "tg2", 6_000);
      await slow.memberCame(ROOM, "tg1", 1_000);
      await slow.roomEmptied(ROOM, 5_900);
      expect(await slow.stay(ROOM)).toEqual({ startedAt: 6_000, endedAt: null, came: 1 });
    });

    it("[ST14] a clock that is behind does not hide that somebody came", async () => {
      const store = storeNow();
      await store.memberCame(ROOM, "tg1", 1_000);
      await store.roomEmptied(ROOM, 5_000);
      await store.memberCame(ROOM, "tg2", 4_900);
      expect(await store.stay(ROOM)).toEqual({ startedAt: 4_900, endedAt: null, came: 1 });
    });

    it("[ST14] of many who tell at once nothing is lost or counted twice", async () => {
      const stores = some(3, storeNow);
      const told = some(30, (n) => stores[n % 3]!.memberCame(ROOM, `tg${n % 10}`, 1_000));
      await Promise.all(told);
      await Promise.all(stores.map((store, n) => store.roomEmptied(ROOM, 2_000 + n)));
      const stay = await stores[0]!.stay(ROOM);
      expect(stay).toMatchObject({ startedAt: 1_000, came: 10 });
      expect(stay?.endedAt).toBeGreaterThanOrEqual(2_000);
    });

    it("[ST15] somebody who is there all the time can be told again after a while", async () => {
      const store = storeNow();
      await store.memberCame(ROOM, "tg1", 1_000);
      await passes(KEEP_CAME_MS);
      await store.memberCame(ROOM, "tg1", 1_000);
      expect(await store.stay(ROOM)).toEqual({ startedAt: 1_000, endedAt: null, came: 1 });
    });

    it("[ST15] a stay and a title are remembered for eight days after they were last asked for", async () => {
      const store = storeNow();
      await store.memberCame(ROOM, "tg1", 1_000);
      await store.setTitle(ROOM, "First");
      await store.setTitle(SAME, "Friday <call>");
      await passes(KEEP_ROOM_MS - WAITS);
      expect((await store.stay(ROOM))?.came).toBe(1);
      expect(await storeNow().title(ROOM)).toBe("Friday <call>");
      await passes(KEEP_ROOM_MS - WAITS);
      expect(await store.stay(ROOM)).toEqual({ startedAt: 1_000, endedAt: null, came: 1 });
      expect(await store.title(ROOM)).toBe("Friday <call>");
      await passes(KEEP_ROOM_MS);
      expect([await store.stay(ROOM), await store.title(ROOM)]).toEqual([null, null]);
    });

    it("[ST20] the app beside a room is the one named last, for eight days after it was last asked for", async () => {
      const store = storeNow();
      expect(await store.host(ROOM)).toBeNull();
      await store.setHost(ROOM, "first.test");
      await store.setHost(SAME, "game.test");
      await passes(KEEP_ROOM_MS - WAITS);
      expect([await storeNow().host(ROOM), await store.host(OTHER)]).toEqual(["game.test", null]);
      await passes(2 * WAITS);
      expect(await store.host(ROOM)).toBe("game.test");
      await passes(KEEP_ROOM_MS + WAITS);
      expect(await store.host(ROOM)).toBeNull();
    });

    it("[ST16] asking to be rung twice takes it back, and each is on the list once", async () => {
      const store = storeNow();
      expect(await store.toggleRing(ROOM, 7)).toBe(true);
      expect(await storeNow().toggleRing(SAME, 8)).toBe(true);
      expect(await store.toggleRing(ROOM, 7)).toBe(false);
      expect(await store.toggleRing(ROOM, 9)).toBe(true);
      expect([await store.ringCount(SAME), await store.ringCount(OTHER)]).toEqual([2, 0]);
    });

    it("[ST17] of many who take the list at once one gets it, whole, and it is empty then", async () => {
      const stores = some(3, storeNow);
      await Promise.all(some(20, (n) => stores[n % 3]!.toggleRing(ROOM, n)));
      const taken = await Promise.all(some(9, (n) => stores[n % 3]!.takeRings(ROOM)));
      const lists = taken.filter((users) => users.length > 0);
      expect(lists.map((users) => [...users].sort((a, b) => a - b))).toEqual([some(20, (n) => n)]);
      expect(await stores[0]!.ringCount(ROOM)).toBe(0);
    });

    it("[ST17] nobody waits to be rung for longer than rooms live", async () => {
      const store = storeNow();
      await store.toggleRing(ROOM, 7);
      await passes(KEEP_ROOM_MS);
      expect(await store.takeRings(ROOM)).toEqual([]);
    });

    it("[ST18] a talk is read as it was written, for an hour", async () => {
      const { conversations } = storeNow();
      const state = { version: [0, "v1"], state: { "new room": [{ args: 'a"b', none: null }] } };
      expect(await conversations.read("42")).toBeUndefined();
      await conversations.write("42", { old: true });
      await conversations.write("42", state);
      expect(await storeNow().conversations.read("42")).toEqual(state);
      await passes(KEEP_CONVERSATION_MS - WAITS);
      expect(await conversations.read("42")).toEqual(state);
      await passes(WAITS);
      expect(await conversations.read("42")).toBeUndefined();
      await conversations.write("42", state);
      await conversations.delete("42");
      expect(await conversations.read("42")).toBeUndefined();
    });

    it("[ST19] what goes in and what comes out are copies", async () => {
      const store = storeNow();
      const card = { ...inGroup(1) };
      const adding = store.addCard(ROOM, card);
      Object.assign(card, { message: 99 });
      await adding;
      Object.assign((await store.cards(ROOM))[0]!, { message: 98 });
      expect(await store.cards(ROOM)).toEqual([inGroup(1)]);
    });
  });
}
