import { createHmac } from "node:crypto";
import { HOST_LIFE_MS } from "@efir/directory";
import { afterEach, beforeEach, expect, it } from "vitest";
import { QUIET } from "../testing/client.ts";
import { startServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startServer({ settings: { hostSecret: "secret" } });
  await server.directory.renew("elsewhere" as never);
});
afterEach(() => server.close());

interface Answered {
  readonly room_secret: string;
  readonly token_key: string;
  readonly token: string;
  readonly expires_at: number;
  readonly error?: { readonly code: string };
}

async function ask(path: string, bearer: string | null, body: object = {}) {
  const { text } = await server.fetch(path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify(body),
  });
  return JSON.parse(text) as Answered;
}

const register = (code: string, app = "https://game.test/play?x=1") =>
  ask("/api/host/rooms/register", "secret", {
    room_code: code,
    ws_url: "wss://game.test/ws",
    app_url: app,
  });

/** A guest, who sits in these rooms. */
async function guest(rooms: readonly string[], only?: string) {
  const { token, member } = (await server.post({ guest: { name: "Анна" }, room: only })).body;
  for (const code of rooms) {
    const seated = { ...member, seat: `${code}-${member.id}`, joinedAt: 1, state: QUIET };
    await server.directory.admit(code as never, { member: seated, instance: "elsewhere" } as never);
  }
  return {
    id: member.id,
    token,
    grant: (code: string) => ask(`/api/rooms/${code}/host-token`, token),
  };
}

/** As an app would, with nothing of ours: null for what this key has not signed. */
function claimsOf(token: string, key: string): Record<string, unknown> | null {
  const [head = "", body = "", signature] = token.split(".");
  const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as object;
  expect(read(head)).toEqual({ alg: "HS256", typ: "JWT" });
  const wanted = createHmac("sha256", key).update(`${head}.${body}`).digest("base64url");
  return signature === wanted ? { ...read(body) } : null;
}

it("[HO30] [HA7] a member gets a word for the app, which the app alone can check", async () => {
  const { token_key: key } = await register("Friday-Game");
  const { token_key: otherKey } = await register("other-game");
  const anna = await guest(["friday-game"]);
  const { token, expires_at } = await anna.grant("FRIDAY-game");
  const now = Math.floor(server.clock.now() / 1_000);
  expect(claimsOf(token, key)).toEqual({
    iss: "http://localhost:3000",
    aud: "https://game.test",
    sub: expect.stringMatching(/^[\w-]{22}$/) as string,
    room: "FRIDAY-game",
    seat: `friday-game-${anna.id}`,
    name: "Анна",
    iat: now,
    exp: now + 300,
  });
  expect(expires_at).toBe((now + 300) * 1_000);
  expect(claimsOf(token, otherKey)).toBeNull();
  expect(server.log()).not.toContain(token);
  expect(server.log()).not.toContain(key);
});

it("[HO31] it names the same person each time, and to each app by another word", async () => {
  const { token_key: key } = await register("one");
  const { token_key: second } = await register("two");
  const { token_key: third } = await register("three", "https://elsewhere.test/");
  const anna = await guest(["one", "two", "three"]);
  const boris = await guest(["one"]);
  const subject = async (who: typeof anna, code: string, by: string) =>
    claimsOf((await who.grant(code)).token, by)?.["sub"];
  const own = await subject(anna, "one", key);
  expect(await subject(anna, "one", key)).toBe(own);
  expect(await subject(anna, "two", second)).toBe(own);
  expect(await subject(anna, "three", third)).not.toBe(own);
  expect(await subject(boris, "one", key)).not.toBe(own);
});

it("[HO32] whoever is not in the room gets none, nor does a token of another room", async () => {
  await register("friday");
  await register("monday");
  const code = async (answer: Promise<Answered>) => (await answer).error?.code;
  const outside = await guest([]);
  const inMonday = await guest(["monday"]);
  const onlyMonday = await guest(["friday"], "monday");
  for (const who of [outside, inMonday, onlyMonday])
    expect(await code(who.grant("friday"))).toBe("not-in-room");
  const path = "/api/rooms/friday/host-token";
  for (const bearer of [null, "efir1.x.y", "secret"])
    expect(await code(ask(path, bearer))).toBe("no-token");
  expect(await code(outside.grant("a%20b"))).toBe("bad-code");
});

it("[HO33] with the app, its tokens end; each heartbeat tells the key again", async () => {
  const { room_secret, token_key: key } = await register("friday");
  const anna = await guest(["friday"]);
  const beat = await ask("/api/host/rooms/friday/heartbeat", room_secret);
  expect(beat.token_key).toBe(key);
  server.clock.advance(HOST_LIFE_MS + 1);
  expect((await anna.grant("friday")).error?.code).toBe("host-not-found");
  const anew = await register("friday");
  await server.directory.renew("elsewhere" as never);
  expect(anew.token_key).not.toBe(key);
});
