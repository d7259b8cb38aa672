import { createMemoryMoveKeys, type MoveKeys } from "@efir/directory";
import { createManualClock } from "@efir/kit";
import type { SessionGrant } from "@efir/protocol";
import { afterEach, expect, it } from "vitest";
import { QUIET } from "../testing/client.ts";
import { startServer, type ServerOptions, type TestServer } from "../testing/server.ts";

let server: TestServer;
afterEach(() => server.close());
async function start(options?: ServerOptions) {
  server = await startServer(options);
  await server.directory.renew("elsewhere" as never);
  await server.directory.createRoom({
    ...{ code: "Room-One", title: "", owner: null, mode: "open", plane: "mesh" },
    ...{ limit: 8, createdAt: 1, keepEmptyMs: 60_000 },
  } as never);
}

interface Asked {
  readonly status: number;
  readonly text: string;
  readonly move_key: string;
  readonly lasts_ms: number;
  readonly error?: { readonly code: string };
}

async function ask(token: string | null, body: object = { room: "Room-One" }): Promise<Asked> {
  const { status, text } = await server.fetch("/api/move-keys", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return { status, text, ...(JSON.parse(text) as Omit<Asked, "status" | "text">) };
}

/** A guest, who sits in the room. */
async function anna(room?: string): Promise<SessionGrant> {
  const granted = (await server.post({ guest: { name: "Anna" }, room })).body;
  const member = {
    ...granted.member,
    seat: `seat-${granted.member.id}`,
    joinedAt: 1,
    state: QUIET,
  };
  await server.directory.admit("room-one" as never, { member, instance: "elsewhere" } as never);
  return granted;
}

const redeem = async (move_key: string, more: object = {}) => {
  const { status, body } = await server.post({ move_key, ...more });
  return { ...body, status };
};

it("[HT40] a key gives one session of the same person, for that room alone and for ten minutes", async () => {
  await start();
  const { token, member } = await anna();
  const { move_key, lasts_ms } = await ask(token);
  expect(lasts_ms).toBe(120_000);
  expect(move_key.length).toBeGreaterThanOrEqual(32);
  const moved = await redeem(move_key, { room: "another" });
  expect(moved).toMatchObject({ status: 200, member, expiresAt: server.clock.now() + 600_000 });
  const again = await redeem(move_key);
  expect([again.status, again.error.code]).toEqual([401, "bad-move-key"]);
  const elsewhere = await ask(moved.token, { room: "another" });
  expect([elsewhere.status, elsewhere.error?.code]).toEqual([403, "not-in-room"]);
});

it("[HT41] a key that is too old, older than another one, or made up, opens nothing", async () => {
  await start();
  const { token } = await anna();
  const first = await ask(token);
  const second = await ask(token);
  const codes = [];
  for (const key of [first.move_key, "made-up"]) codes.push((await redeem(key)).error.code);
  server.clock.advance(120_001);
  codes.push((await redeem(second.move_key)).error.code);
  expect(codes).toEqual(["bad-move-key", "bad-move-key", "bad-move-key"]);
});

it("[HT42] a key is only for who shows a session and is in the room", async () => {
  await start();
  const stranger = await server.token("Eve");
  const { token } = await anna();
  const other = await server.token("Anna", "another");
  const answers = [
    await ask(null),
    await ask("efir1.made.up"),
    await ask(stranger),
    await ask(other),
    await ask(token, { room: "x" }),
  ];
  expect(answers.map(({ status, error }) => `${status} ${error?.code}`)).toEqual([
    "401 no-token",
    "401 no-token",
    "403 not-in-room",
    "403 not-in-room",
    "400 bad-request",
  ]);
});

it("[HT43] ten keys at once for one person, however many addresses; others are not held up", async () => {
  await start();
  const [{ token }, boris] = [await anna(), await anna()];
  for (let n = 0; n < 10; n++) expect((await ask(token)).status).toBe(200);
  const refused = await ask(token);
  expect([refused.status, refused.error?.code]).toEqual([429, "too-many-requests"]);
  expect((await ask(boris.token)).status).toBe(200);
  server.clock.advance(10_000);
  expect((await ask(token)).status).toBe(200);
});

it("[HT44] neither the key nor the token stands in the log, and the store has no key that could be used", async () => {
  const kept: string[] = [];
  const memory = createMemoryMoveKeys({ clock: createManualClock() });
  const moveKeys: MoveKeys = {
    ...memory,
    keep: (key, ...rest) => {
      kept.push(key);
      return memory.keep(key, ...rest);
    },
  };
  await start({ moveKeys });
  const { move_key } = await ask((await anna()).token);
  expect(kept).toHaveLength(1);
  expect(kept[0]).not.toContain(move_key);
  expect((await redeem(kept[0] ?? "")).error.code).toBe("bad-move-key");
  const { token } = await redeem(move_key);
  expect(server.log()).not.toContain(move_key);
  expect(server.log()).not.toContain(token);
});

it("[HT45] while the store is out of reach one is told to try again", async () => {
  const away = () => Promise.reject(new Error("away"));
  await start({
    moveKeys: { ...createMemoryMoveKeys({ clock: createManualClock() }), keep: away, redeem: away },
  });
  const { status, error } = await ask((await anna()).token);
  expect([status, error?.code]).toEqual([503, "try-again"]);
  const redeemed = await redeem("key");
  expect([redeemed.status, redeemed.error.code]).toEqual([503, "try-again"]);
});

it("[HT46] a session of a call that moved is renewed like any other, and opens no more than before", async () => {
  await start();
  const { token, member } = await anna();
  const moved = await redeem((await ask(token)).move_key);
  const renewed = await server.post({}, { authorization: `Bearer ${moved.token}` });
  expect(renewed.body).toMatchObject({ member, expiresAt: server.clock.now() + 7_200_000 });
  expect((await ask(renewed.body.token, { room: "another" })).status).toBe(403);
});
