import type { HostRoom } from "@efir/directory";
import { describe, expect, it } from "vitest";
import { createHostKeeper } from "../hosts/host-keeper.ts";
import { lookAfterRoom } from "../cards/room-cards.ts";
import { StayKeeper } from "../cards/stay-keeper.ts";
import { createApi } from "../api.ts";
import { TOKEN } from "../testing/fake-telegram.ts";
import {
  ANNA,
  ANONYMOUS,
  BORIS,
  CHANNEL,
  FORUM,
  GROUP,
  membership,
  posts,
  says,
  SUPERGROUP,
  whispers,
} from "../testing/updates.ts";
import { code, createWorld, joinOf, seat, type World } from "../testing/world.ts";

const GAME = code("Friday-Game");
const LIFE_MS = 90_000;
const game = (more: Partial<HostRoom> = {}): HostRoom => ({
  wsUrl: "wss://game.test/ws",
  appUrl: "https://game.test/play?mode=1",
  title: "Space race",
  createdAt: 1,
  chat: null,
  proof: "a",
  ...more,
});

const last = ({ telegram }: World) => telegram.of("sendMessage").at(-1);

/** As signaling does it. */
async function registers({ directory, hostRooms }: World, host = game(), room = GAME) {
  await hostRooms.register(room, host);
  await directory.createRoom({
    ...{ code: room, title: host.title, owner: null, mode: "open", plane: "mesh" },
    ...{ limit: 8, createdAt: 1, keepEmptyMs: 9e9 },
  });
}

const settle = async () => {
  for (let turn = 0; turn < 30; turn++) await new Promise(setImmediate);
};

describe("/play CODE", () => {
  it("[BT140] shows the room's card: title, whose app it is, who is on air, and the way in", async () => {
    const world = createWorld();
    await registers(world);
    await seat(world.directory, GAME, "Zoe", "Max");
    await world.hear(whispers("/play friday-game"));
    expect(last(world)?.text).toBe(
      "<b>Space race</b>\n🎮 With the app at game.test beside the voices\n🔴 On air · 2: Max, Zoe",
    );
    expect(joinOf(last(world))).toMatchObject({
      text: "Open the app and talk",
      web_app: { url: "https://efir.example/?room=Friday-Game" },
    });
    await world.hear(says("/play@EfirBot Friday-Game", GROUP, { from: BORIS }));
    expect(last(world)?.text).toContain("🎮 Рядом с голосами: приложение game.test");
    expect(joinOf(last(world)).url).toBe("https://t.me/EfirBot/room?startapp=Friday-Game");
    expect(await world.store.cards(GAME)).toHaveLength(2);
  });

  it.each(["room123", "a b", "<i>", "x".repeat(65)])(
    "[BT141] %s, under which there is no game, gets kind words in one's language",
    async (text) => {
      const world = createWorld();
      await world.hear(whispers(`/play ${text}`), whispers(`/play ${text}`, BORIS));
      expect(world.telegram.said()).toEqual([
        expect.stringContaining("No game is on under this code now"),
        expect.stringContaining("Под этим кодом сейчас нет игры"),
      ]);
    },
  );

  it("[BT142] a room of a chat is not shown to whoever guesses at codes: there is no app beside it", async () => {
    const world = createWorld();
    await registers(world);
    await world.hostRooms.remove(GAME, "a");
    await world.hear(whispers("/play Friday-Game"));
    expect(last(world)?.text).toContain("No game is on");
  });

  it("[BT143] without a code it says what to send", async () => {
    const world = createWorld();
    await world.hear(whispers("/play"), says("/play@EfirBot", GROUP, { from: BORIS }));
    expect(world.telegram.said()).toEqual([
      expect.stringContaining("/play CODE"),
      expect.stringContaining("/play КОД"),
    ]);
  });

  it("[BT144] once the app has left, the card says so, and the room is entered for the voices", async () => {
    const world = createWorld();
    const { directory, hostRooms, store } = world;
    await registers(world);
    await world.hear(whispers("/play Friday-Game"));
    const stay = new StayKeeper(world, GAME);
    await lookAfterRoom({ directory, hostRooms, store, stay, touchCards: () => undefined }, GAME);
    world.clock.advance(LIFE_MS + 1);
    await world.hear(whispers("/play Friday-Game"));
    expect(last(world)?.text).toContain("🎮 The app at game.test has left, the voices stay");
    expect(joinOf(last(world)).text).toBe("Join voice chat");
  });
});

const isAdmin = (world: World, status: string) =>
  world.telegram.answer("getChatMember", () => ({ status, user: ANNA }));

describe("/hosts", () => {
  it.each(["creator", "administrator"])(
    "[BT145] the %s of a group opens it to apps, is told its number, and closes it again",
    async (status) => {
      const world = createWorld();
      isAdmin(world, status);
      await world.hear(says("/hosts@EfirBot on", GROUP));
      expect(await world.hostRooms.chat(GROUP.id)).toEqual({
        ...{ kind: "group", language: "en", thread: null },
      });
      expect(last(world)?.text).toContain(`<code>${GROUP.id}</code>`);
      await world.hear(says("/hosts@EfirBot", GROUP), says("/hosts@EfirBot off", GROUP));
      expect(await world.hostRooms.chat(GROUP.id)).toBeNull();
      await world.hear(says("/hosts@EfirBot", GROUP));
      expect(world.telegram.said().slice(1)).toEqual([
        expect.stringContaining("Apps may post"),
        expect.stringContaining("Apps do not post"),
        expect.stringContaining("Apps may not post"),
      ]);
    },
  );

  it.each(["member", "restricted", "left"])(
    "[BT146] a %s of a group neither opens nor closes it",
    async (status) => {
      const world = createWorld();
      isAdmin(world, status);
      await world.hear(says("/hosts@EfirBot on", GROUP));
      expect(await world.hostRooms.chat(GROUP.id)).toBeNull();
      await world.hostRooms.openChat(GROUP.id, { kind: "group", language: "en", thread: null });
      await world.hear(says("/hosts@EfirBot off", GROUP));
      expect(await world.hostRooms.chat(GROUP.id)).not.toBeNull();
      expect(last(world)?.text).toContain("Only the admins");
    },
  );

  it("[BT147] an anonymous admin may, and a channel that comments may not", async () => {
    const world = createWorld();
    const as = (chat: object) => ({ from: ANONYMOUS, sender_chat: chat });
    await world.hear(says("/hosts@EfirBot on", SUPERGROUP, as(CHANNEL)));
    expect(await world.hostRooms.chat(SUPERGROUP.id)).toBeNull();
    await world.hear(says("/hosts@EfirBot on", SUPERGROUP, as(SUPERGROUP)));
    expect(await world.hostRooms.chat(SUPERGROUP.id)).not.toBeNull();
  });

  it("[BT148] whoever runs all this may, whoever posts in a channel, and everybody in private", async () => {
    const world = createWorld({}, { adminIds: [ANNA.id] });
    isAdmin(world, "member");
    const topic = { is_topic_message: true, message_thread_id: 9 };
    await world.hear(says("/hosts@EfirBot on", FORUM, topic), posts("/hosts вкл"));
    await world.hear(whispers("/hosts on", BORIS));
    expect(await world.hostRooms.chat(FORUM.id)).toMatchObject({ kind: "group", thread: 9 });
    expect(await world.hostRooms.chat(CHANNEL.id)).toMatchObject({
      kind: "channel",
      language: "ru",
    });
    expect(await world.hostRooms.chat(BORIS.id)).toMatchObject({ kind: "private", language: "ru" });
  });

  it("[BT149] a chat that the bot is out of is closed; one that moves stays open", async () => {
    const world = createWorld();
    const as = { kind: "group", language: "en", thread: null } as const;
    await world.hostRooms.openChat(GROUP.id, as);
    await world.hear(says("", GROUP, { migrate_to_chat_id: SUPERGROUP.id }));
    await world.hear(says("", SUPERGROUP, { migrate_from_chat_id: GROUP.id }));
    const open = () => Promise.all([GROUP.id, SUPERGROUP.id].map(world.hostRooms.chat));
    expect(await open()).toEqual([null, as]);
    await world.hear(membership(SUPERGROUP, "member", "kicked"));
    expect(await open()).toEqual([null, null]);
  });
});

describe("an app that names a chat", () => {
  const open = async (world: World, chat = GROUP.id, thread: number | null = null) =>
    world.hostRooms.openChat(chat, { kind: "group", language: "ru", thread });
  const keeper = async (world: World) => {
    const api = createApi({
      token: TOKEN,
      apiRoot: "https://api.test",
      fetch: world.telegram.fetch,
    });
    const made = createHostKeeper({ ...world, api });
    await made.start();
    return made;
  };

  it("[BT150] has the room's card posted there once, in the chat's language and topic, by one of two bots", async () => {
    const world = createWorld();
    await open(world, GROUP.id, 9);
    await keeper(world);
    await keeper(world);
    await registers(world, game({ chat: GROUP.id }));
    await settle();
    await world.hostRooms.keep(GAME);
    await settle();
    expect(world.telegram.of("sendMessage")).toHaveLength(1);
    expect(last(world)).toMatchObject({ chat_id: GROUP.id, message_thread_id: 9 });
    expect(last(world)?.text).toContain("🎮 Рядом с голосами: приложение game.test");
    expect(joinOf(last(world)).url).toContain("startapp=Friday-Game");
    expect(await world.store.cards(GAME)).toHaveLength(1);
  });

  it("[BT151] posts nothing to a chat that is closed, even if it was open at the registration", async () => {
    const world = createWorld();
    await keeper(world);
    await registers(world, game({ chat: GROUP.id }));
    await settle();
    expect(world.telegram.calls).toEqual([]);
  });

  it("[BT152] waits for its room, which is made a moment later", async () => {
    const world = createWorld();
    await open(world);
    await keeper(world);
    await world.hostRooms.register(GAME, game({ chat: GROUP.id }));
    await settle();
    expect(world.telegram.calls).toEqual([]);
    await registers(world, game({ chat: GROUP.id }));
    world.clock.advance(1_000);
    await settle();
    expect(world.telegram.of("sendMessage")).toHaveLength(1);
  });

  it("[BT153] gets five cards an hour into a chat, however many rooms it opens", async () => {
    const world = createWorld();
    await open(world);
    await keeper(world);
    for (let n = 0; n < 8; n++) {
      await registers(world, game({ chat: GROUP.id }), code(`game-${n}`));
      await settle();
    }
    expect(world.telegram.of("sendMessage")).toHaveLength(5);
  });

  it("[BT154] what Telegram did not take is sent with the next heartbeat, what may have arrived is not", async () => {
    const world = createWorld();
    await open(world);
    await keeper(world);
    const busy = { error_code: 429, description: "Too Many Requests: retry after 3" };
    world.telegram.refuse("sendMessage", busy, "lost");
    await registers(world, game({ chat: GROUP.id }));
    for (let beat = 0; beat < 4; beat++) {
      await settle();
      await world.hostRooms.keep(GAME);
    }
    await settle();
    expect(world.telegram.of("sendMessage")).toHaveLength(2);
  });

  it("[BT155] a chat that shuts the bot out is closed; one that moved gets the card at its new number", async () => {
    const world = createWorld();
    await open(world);
    await open(world, SUPERGROUP.id);
    await keeper(world);
    const parameters = { migrate_to_chat_id: SUPERGROUP.id };
    world.telegram.refuse(
      "sendMessage",
      { error_code: 400, description: "Bad Request: group chat was upgraded", parameters },
      { error_code: 403, description: "Forbidden: bot was kicked" },
    );
    await registers(world, game({ chat: GROUP.id }));
    await settle();
    expect(world.telegram.of("sendMessage").map(({ chat_id }) => chat_id)).toEqual([
      GROUP.id,
      SUPERGROUP.id,
    ]);
    expect(await world.hostRooms.chat(GROUP.id)).toBeNull();
    expect(await world.hostRooms.chat(SUPERGROUP.id)).toBeNull();
  });

  it("[BT156] the cards are looked at when it comes, goes, or is not heard of any more, and not at each heartbeat", async () => {
    const world = createWorld();
    await keeper(world);
    await registers(world);
    await settle();
    expect(world.refreshed).toHaveLength(1);
    for (let beat = 0; beat < 3; beat++) {
      world.clock.advance(LIFE_MS / 3);
      await world.hostRooms.keep(GAME);
      await settle();
    }
    expect(world.refreshed).toHaveLength(1);
    world.clock.advance(LIFE_MS + 1_000);
    await settle();
    expect(world.refreshed).toHaveLength(2);
    await registers(world);
    await settle();
    await world.hostRooms.remove(GAME, "a");
    await settle();
    expect(world.refreshed).toHaveLength(4);
  });
});
