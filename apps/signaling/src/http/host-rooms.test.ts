import { afterEach, describe, expect, it } from "vitest";
import { createMemoryHostRooms } from "@efir/directory";
import { createManualClock } from "@efir/kit";
import { HostErrorCode, RoomCode } from "@efir/protocol";
import * as v from "valibot";
import type { Settings } from "../settings.ts";
import { startServer, type ServerOptions, type TestServer } from "../testing/server.ts";

const HOST_SECRET = "the-secret-of-this-deployment";
let server: TestServer;
afterEach(() => server.close());

const start = async (settings: Partial<Settings> = {}, more: ServerOptions = {}) => {
  server = await startServer({ ...more, settings: { hostSecret: HOST_SECRET, ...settings } });
};

const CODE = v.parse(RoomCode, "Friday-Game");
const GAME = {
  room_code: "Friday-Game",
  ws_url: "wss://game.test/ws",
  app_url: "https://game.test/play?mode=1",
  host_secret: HOST_SECRET,
};

interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown> & { readonly error?: { readonly code: string } };
}

async function ask(method: string, path: string, init: { body?: unknown; bearer?: string } = {}) {
  const answer = await server.fetch(path, {
    method,
    redirect: "manual",
    headers: {
      ...(init.body !== undefined && { "content-type": "application/json" }),
      ...(init.bearer !== undefined && { authorization: `Bearer ${init.bearer}` }),
    },
    ...(init.body !== undefined && {
      body: typeof init.body === "string" ? init.body : JSON.stringify(init.body),
    }),
  });
  return { status: answer.status, body: answer.body } as unknown as Answered;
}

const register = (more: object = {}, bearer?: string) =>
  ask("POST", "/api/host/rooms/register", {
    body: { ...GAME, ...more },
    ...(bearer !== undefined && { bearer }),
  });
const facts = async () => (await ask("GET", "/api/rooms/friday-game")).body;
const outcome = ({ status, body }: Answered) => `${status} ${body.error?.code ?? "ok"}`;

describe("an app registers a room", () => {
  it("[HO10] opens it, and people find the app there", async () => {
    await start();
    const { status, body } = await register({ title: "Friday <b>" });
    expect([status, body]).toEqual([
      201,
      {
        room_code: "Friday-Game",
        join_url: "http://localhost:3000/?room=Friday-Game",
        expires_in: 90,
        heartbeat_every: 30,
        room_secret: expect.stringMatching(/^.{8,}$/) as string,
        token_key: expect.stringMatching(/^[\w-]{43}$/) as string,
      },
    ]);
    expect(await facts()).toMatchObject({
      room_code: "Friday-Game",
      title: "Friday <b>",
      mode: "open",
      on_air: 0,
      ws_url: GAME.ws_url,
      app_url: GAME.app_url,
      host: { app_url: GAME.app_url, listed: false, created_at: server.clock.now() },
    });
    expect(JSON.stringify(await facts())).not.toContain(String(body["room_secret"]));
    expect(server.log()).not.toContain(String(body["room_secret"]));
  });

  it("[HO11] by the deployment's secret, in the body or as a bearer", async () => {
    await start();
    const without = { host_secret: undefined };
    expect(outcome(await register(without, HOST_SECRET))).toBe("201 ok");
    expect(outcome(await register(without))).toBe("401 bad-host-secret");
    expect(outcome(await register(without, "another"))).toBe("401 bad-host-secret");
    expect(outcome(await register({ host_secret: "another" }, HOST_SECRET))).toBe(
      "401 bad-host-secret",
    );
    await server.close();
    await start({ hostSecret: null });
    expect(outcome(await register())).toBe("403 hosts-not-allowed");
  });

  it("[HO12] again with its own secret, which is a change; without it the room is taken", async () => {
    await start();
    const { room_secret } = (await register()).body;
    server.clock.advance(1_000);
    const changed = { app_url: "https://other.test/", room_secret };
    expect((await register(changed)).body).toMatchObject({ room_secret });
    expect(await facts()).toMatchObject({
      app_url: "https://other.test/",
      host: { created_at: server.clock.now() - 1_000 },
    });
    expect(outcome(await register())).toBe("409 room-taken");
    expect(outcome(await register({ room_secret: "another" }))).toBe("409 room-taken");
  });

  it("[HO13] and is gone 90 s after its last heartbeat; the room stays", async () => {
    await start();
    const { room_secret } = (await register()).body;
    const beat = (body: object) => ask("POST", "/api/host/rooms/FRIDAY-game/heartbeat", { body });
    server.clock.advance(80_000);
    expect((await beat({ room_secret })).body).toEqual({
      room_code: "FRIDAY-game",
      expires_in: 90,
      heartbeat_every: 30,
      token_key: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    server.clock.advance(80_000);
    expect(await facts()).toHaveProperty("host");
    server.clock.advance(10_000);
    expect(await facts()).not.toHaveProperty("host");
    expect(await facts()).toMatchObject({ room_code: "Friday-Game" });
    expect(outcome(await beat({ room_secret }))).toBe("404 host-not-found");
  });

  it("[HO14] goes at its own word, and at nobody else's", async () => {
    await start();
    const room_secret = String((await register()).body["room_secret"]);
    const path = "/api/host/rooms/friday-game";
    for (const bearer of ["another", HOST_SECRET])
      expect(outcome(await ask("DELETE", path, { bearer }))).toBe("403 bad-room-secret");
    expect(outcome(await ask("POST", `${path}/heartbeat`))).toBe("403 bad-room-secret");
    expect(await facts()).toHaveProperty("host");
    expect((await ask("DELETE", path, { bearer: room_secret })).status).toBe(204);
    expect(await facts()).not.toHaveProperty("host");
    expect(outcome(await ask("DELETE", path, { bearer: room_secret }))).toBe("404 host-not-found");
  });
});

const LONG = `https://game.test/${"x".repeat(500)}`;

describe("where people may be sent", () => {
  it.each([
    [{ app_url: "http://game.test/" }, "400 bad-host-url"],
    [{ app_url: "javascript:alert(1)" }, "400 bad-host-url"],
    [{ app_url: "data:text/html,x" }, "400 bad-host-url"],
    [{ app_url: "file:///etc/passwd" }, "400 bad-host-url"],
    [{ app_url: "https://anna:secret@game.test/" }, "400 bad-host-url"],
    [{ app_url: "https://anna@game.test/" }, "400 bad-host-url"],
    [{ app_url: "https://game.test/#x" }, "400 bad-host-url"],
    [{ app_url: "https://game.test/\n" }, "400 bad-host-url"],
    [{ app_url: "https:\\\\game.test" }, "400 bad-host-url"],
    [{ app_url: "//game.test/" }, "400 bad-host-url"],
    [{ app_url: "" }, "400 bad-host-url"],
    [{ app_url: LONG }, "400 bad-request"],
    [{ app_url: 7 }, "400 bad-request"],
    [{ app_url: "https://efir.test/page" }, "400 bad-host-url"],
    [{ app_url: "http://localhost:4000/" }, "400 bad-host-url"],
    [{ ws_url: "ws://game.test/ws" }, "400 bad-host-url"],
    [{ ws_url: "https://game.test/ws" }, "400 bad-host-url"],
    [{ ws_url: "wss://x:y@game.test/ws" }, "400 bad-host-url"],
    [{ room_code: "a b" }, "400 bad-request"],
    [{ room_code: "../x" }, "400 bad-request"],
  ])("[HO15] %j: %s", async (more, answer) => {
    await start({ publicUrl: "https://efir.test" });
    expect(outcome(await register(more))).toBe(answer);
  });

  it("[HO16] plain to this machine, and only in development", async () => {
    await start({ publicUrl: "http://localhost:3000" });
    const plain = { app_url: "http://localhost:4000/", ws_url: "ws://127.0.0.1:4000/ws" };
    expect(outcome(await register(plain))).toBe("201 ok");
    for (const host of ["localhost.evil.test", "127.0.0.1.evil.test", "10.0.0.1"])
      expect(outcome(await register({ app_url: `http://${host}/`, room_code: "other" }))).toBe(
        "400 bad-host-url",
      );
    // The page itself is there: its frame could reach out of the frame.
    expect(outcome(await register({ app_url: "http://localhost:3000/x" }))).toBe(
      "400 bad-host-url",
    );
  });

  it("[HO17] only where the operator says, who then vouches for it", async () => {
    await start({ hostAllowedOrigins: ["https://game.test"] });
    expect(outcome(await register())).toBe("201 ok");
    expect(await facts()).toMatchObject({ host: { listed: true } });
    const others = [{ app_url: "https://game.test:444/" }, { ws_url: "wss://else.test/" }];
    for (const other of others)
      expect(outcome(await register({ ...other, room_code: "other" }))).toBe(
        "403 host-origin-not-allowed",
      );
  });
});

describe("an app that asks oddly", () => {
  it.each([
    ["{", "400 bad-request"],
    ["[]", "400 bad-request"],
    ["null", "400 bad-request"],
    [`{"room_code":"${"x".repeat(5_000)}"}`, "413 too-large"],
    [`${"[".repeat(2_000)}${"]".repeat(2_000)}`, "400 bad-request"],
  ])("[HO18] %.20s: %s", async (body, answer) => {
    await start();
    expect(outcome(await ask("POST", "/api/host/rooms/register", { body }))).toBe(answer);
  });

  it("[HO19] too often: later", async () => {
    await start();
    const answers = new Set<string>();
    for (let n = 0; n < 70; n++)
      answers.add(outcome(await register({ host_secret: `guess-${n}` })));
    expect([...answers]).toEqual(["401 bad-host-secret", "429 too-many-requests"]);
  });

  it("[HO20] while the store is away: later", async () => {
    const clock = createManualClock();
    const hostRooms = {
      ...createMemoryHostRooms({ clock }),
      register: () => Promise.reject(new Error("away")),
    };
    await start({}, { hostRooms });
    expect(outcome(await register())).toBe("503 try-again");
  });

  it("[HO40] a chat gets cards of rooms only if it is open to apps; its admins moderate there", async () => {
    const hostRooms = createMemoryHostRooms({ clock: createManualClock() });
    await start({}, { hostRooms });
    expect(outcome(await register({ chat: -100_7 }))).toBe("403 chat-not-open");
    expect(await hostRooms.find(CODE)).toBeNull();
    await hostRooms.openChat(-100_7, { kind: "group", language: "en", thread: null });
    expect(outcome(await register({ chat: -100_7 }))).toBe("201 ok");
    expect((await hostRooms.find(CODE))?.chat).toBe(-100_7);
    expect((await server.directory.charter(CODE))?.rights.chat).toBe(-100_7);
  });

  it("[HO41] which chat it is stays between the app and the bot", async () => {
    const hostRooms = createMemoryHostRooms({ clock: createManualClock() });
    await start({}, { hostRooms });
    await hostRooms.openChat(7, { kind: "private", language: "en", thread: null });
    const answered = await register({ chat: 7 });
    expect(JSON.stringify([answered.body, await facts()])).not.toContain("chat");
    expect((await server.directory.charter(CODE))?.rights.chat).toBeUndefined();
  });

  it.each(["-7", 1.5, 2 ** 60, null])("[HO42] %s is no chat", async (chat) => {
    await start();
    expect(outcome(await register({ chat }))).toBe("400 bad-request");
  });

  it("[HO21] every code that it can meet is in the documents", async () => {
    await start();
    const { paths } = (await ask("GET", "/api/openapi.json")).body as { paths?: object };
    const text = JSON.stringify(paths);
    for (const code of HostErrorCode.options) expect(text).toContain(`\`${code}\``);
  });
});
