import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { createMemoryDirectory, letIn, NO_RIGHTS } from "@efir/directory";
import { createManualClock, ok } from "@efir/kit";
import { ApiErrorCode, HostErrorCode } from "@efir/protocol";
import type { Settings } from "../settings.ts";
import { startServer, type ServerOptions, type TestServer } from "../testing/server.ts";
import { QUIET } from "../testing/client.ts";

let server: TestServer;
const start = async (options?: ServerOptions) => (server = await startServer(options));
afterEach(() => server.close());

const codeOf = (answer: { status: number; body: { error: { code: string } } }) =>
  `${answer.status} ${answer.body.error.code}`;
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

const room = {
  code: "Room-One",
  title: "The <b>first</b>",
  owner: null,
  mode: "open",
  plane: "mesh",
  limit: 8,
  createdAt: 1_700_000_000_000,
  keepEmptyMs: 600_000,
} as never;

async function seat(name: string) {
  const member = { id: `p-${name}`, name, avatar: null, seat: `seat-of-${name}`, joinedAt: 1 };
  const seated = { member: { ...member, state: QUIET }, instance: "elsewhere" } as never;
  await server.directory.renew("elsewhere" as never);
  await server.directory.admit("room-one" as never, seated);
}

it("[HT20] alive at once, ready between start and close", async () => {
  await start({ phase: "new" });
  const health = async () => [
    (await server.fetch("/healthz")).status,
    (await server.fetch("/readyz")).status,
  ];
  expect((await server.fetch("/healthz")).body).toEqual({ status: "ok" });
  expect(await health()).toEqual([200, 503]);
  await server.signaling.start();
  expect(await health()).toEqual([200, 200]);
  await server.signaling.close();
  expect(await health()).toEqual([200, 503]);
});

it.each([
  ["says so", () => Promise.resolve(false)],
  ["throws", () => Promise.reject(new Error("away"))],
])("[HT21] not ready while the directory %s", async (_what, ready) => {
  await start({ directory: { ...createMemoryDirectory({ clock: createManualClock() }), ready } });
  expect((await server.fetch("/readyz")).status).toBe(503);
});

describe("[HT22] who is inside is told to whoever may come in", () => {
  const facts = {
    room_code: "Room-One",
    title: "The <b>first</b>",
    mode: "open",
    on_air: 1,
    limit: 8,
    created_at: 1_700_000_000_000,
  };
  const inside = { ...facts, members: [{ id: "p-Anna", name: "Anna", avatar: null }] };
  const occupied = async (settings: Partial<Settings>) => {
    await start({ settings });
    await server.directory.createRoom(room);
    await seat("Anna");
  };
  const asked = async (token?: string) =>
    (await server.fetch("/api/rooms/ROOM-one", token === undefined ? {} : bearer(token))).body;

  it("[HT22] anybody, where guests are allowed, but for a token of another room", async () => {
    await occupied({ allowGuests: true });
    expect(await asked()).toEqual(inside);
    expect(await asked(await server.token("A", "room-ONE"))).toEqual(inside);
    expect(await asked(await server.token("A", "another"))).toEqual(facts);
  });

  it("[HT31] [TRAP4] only those whom the room lets in, where not everybody may come", async () => {
    await start({ settings: { allowGuests: true } });
    const token = await server.token("Boris");
    const vera = (await server.post({ guest: { name: "Vera" } })).body;
    await server.directory.createRoom({ ...(room as object), entry: "approved" } as never);
    await seat("Anna");
    const closed = { ...facts, entry: "approved" };
    expect([await asked(), await asked(token), await asked(vera.token)]).toEqual([
      closed,
      closed,
      closed,
    ]);
    await server.directory.changeRights("room-one" as never, ({ rights }) =>
      ok(letIn(rights, vera.member.id, 1)),
    );
    expect(await asked(vera.token)).toEqual({ ...inside, entry: "approved" });
    expect(await asked(token)).toEqual(closed);
  });

  it("[HT22] [TRAP4] holders of a token that opens the room, where guests are not", async () => {
    await start({ settings: { allowGuests: true } });
    const [any, another] = [await server.token(), await server.token("A", "another")];
    await server.close();
    await occupied({ allowGuests: false });
    expect(await asked(any)).toEqual(inside);
    expect(await asked(another)).toEqual(facts);
    expect(await asked("efir1.forged.forged")).toEqual(facts);
    expect(await asked()).toEqual(facts);
  });
});

it.each([
  ["/api/rooms/nobody-has-it", "404 room-not-found"],
  ["/api/rooms/a", "400 bad-code"],
  ["/api/rooms/a%20b%20c", "400 bad-code"],
  ["/api/rooms/..%2F..%2Fetc", "400 bad-code"],
  ["/api/rooms/%E0%A4%A", "400 bad-request"],
  ["/api/nothing", "404 not-found"],
  ["/api", "404 not-found"],
  ["/api/session", "404 not-found"],
])("[HT23] GET %s: %s", async (path, answer) => {
  await start();
  const refused = await server.fetch(path);
  expect(codeOf(refused)).toBe(answer);
  expect(refused.headers.get("x-content-type-options")).toBe("nosniff");
  expect(refused.headers.get("x-powered-by")).toBeNull();
});

it("[HT32] line breaks in what somebody asks for never begin a header of the answer", async () => {
  await start();
  const hostile = encodeURIComponent("a\r\nSet-Cookie: login=1\r\n\r\n<script>");
  for (const path of [`/api/rooms/${hostile}`, `/api/${hostile}`, `/${hostile}`]) {
    const { headers, status } = await server.fetch(path, {
      headers: { authorization: "Bearer a", origin: "https://evil.example" },
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(headers.get("set-cookie")).toBeNull();
    expect([...headers.values()].join()).not.toContain("login=1");
    expect(headers.get("access-control-allow-origin")).toBeNull();
  }
});

it("[HT24] a directory out of reach: try again", async () => {
  const directory = createMemoryDirectory({ clock: createManualClock() });
  await start({ directory: { ...directory, charter: () => Promise.reject(new Error("away")) } });
  const answer = await server.fetch("/api/rooms/room123");
  expect(codeOf(answer)).toBe("503 try-again");
  expect(answer.headers.get("retry-after")).toBe("2");
});

it("[HT25] a bug answers 500, and says nothing of itself", async () => {
  const directory = createMemoryDirectory({ clock: createManualClock() });
  const secret = "at /secret/path";
  const members = () =>
    Promise.resolve([
      {
        get member(): never {
          throw new Error(secret);
        },
      },
    ] as never);
  const charter = () => Promise.resolve({ room, rights: NO_RIGHTS });
  const broken = { ...directory, members, charter };
  await start({ directory: broken });
  const answer = await server.fetch("/api/rooms/room-one", bearer(await server.token()));
  expect(codeOf(answer)).toBe("500 internal");
  expect(answer.text).not.toContain(secret);
});

it("[HT26] TURN is told to holders of a good token, STUN to everybody, and nobody keeps it", async () => {
  const credential = { kind: "secret", secret: "s3cret" } as const;
  await start({ settings: { turn: { urls: ["turn:t.test"], credential } } });
  const servers = async (init?: RequestInit) => {
    const answer = await server.fetch("/api/ice-config", init);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    return answer.body.iceServers.length;
  };
  expect(await servers()).toBe(1);
  expect(await servers(bearer("efir1.forged.forged"))).toBe(1);
  const token = await server.token();
  expect(await servers(bearer(token))).toBe(2);
  expect(await servers({ headers: { authorization: token } })).toBe(1);
  server.clock.advance(2 * 60 * 60_000);
  expect(await servers(bearer(token))).toBe(1);
});

it("[HT30] [TRAP9] [TRAP46] a login counts in its header only, and no cookie is ever set", async () => {
  const turn = { urls: ["turn:t.test"], credential: { kind: "secret", secret: "s3cret" } } as const;
  await start({ settings: { turn } });
  const granted = await server.post({ guest: { name: "Anna" } });
  expect(granted.headers.get("set-cookie")).toBeNull();
  const { token } = granted.body;
  const servers = async (path: string, headers: Record<string, string> = {}) =>
    (await server.fetch(path, { headers })).body.iceServers.length;
  expect(await servers("/api/ice-config", { cookie: `token=${token}` })).toBe(1);
  expect(await servers(`/api/ice-config?token=${token}&authorization=Bearer%20${token}`)).toBe(1);
  expect(await servers("/api/ice-config", { authorization: `Bearer ${token}` })).toBe(2);
});

it("[HT27] 120 questions at once and 20 a second for one address", async () => {
  await start();
  for (let n = 0; n < 120; n++) expect((await server.fetch("/api/ice-config")).status).toBe(200);
  expect(codeOf(await server.fetch("/api/rooms/room123"))).toBe("429 too-many-requests");
  expect((await server.fetch("/healthz")).status).toBe(200);
  server.clock.advance(50);
  expect((await server.fetch("/api/ice-config")).status).toBe(200);
});

it("[HT28] what is not its own falls through to whoever mounted it", async () => {
  await start();
  const outer = express().use(server.signaling.app, (_request, response) => {
    response.send("the page");
  });
  const mounted = createServer(outer);
  await new Promise<void>((listening) => mounted.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(mounted.address() as AddressInfo).port}`;
  expect(await (await fetch(`${url}/`)).text()).toBe("the page");
  expect(await (await fetch(`${url}/apiary`)).text()).toBe("the page");
  expect((await fetch(`${url}/api/x`)).status).toBe(404);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  mounted.closeAllConnections();
  await new Promise((done) => mounted.close(done));
});

it("[HT29] metrics name every series an operator watches", async () => {
  await start();
  await server.token();
  const { text } = await server.fetch("/metrics");
  for (const series of [
    "efir_signaling_connections 0",
    "efir_signaling_members 0",
    "efir_signaling_rooms 0",
    'efir_signaling_sessions_total{outcome="ok"} 1',
    "efir_signaling_joins_total",
    "efir_signaling_signals_relayed_total",
    "efir_signaling_frames_refused_total",
    "efir_signaling_closes_total",
    "efir_signaling_join_duration_seconds_count 0",
    "efir_signaling_client_lost_ratio_count 0",
    "efir_signaling_client_concealed_ratio_count 0",
    "efir_signaling_client_rtt_seconds_count 0",
    "efir_signaling_client_first_voice_seconds_count 0",
    "efir_signaling_client_recovery_seconds",
    "process_cpu_seconds_total",
  ]) {
    expect(text).toContain(series);
  }
});

describe("how long the first voice took", () => {
  const tell = async (body: unknown, token?: string) => {
    const answer = await server.fetch("/api/first-voice", {
      method: "POST",
      body: JSON.stringify(body),
      headers: {
        "content-type": "application/json",
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
    });
    return answer.status;
  };
  const median = async () => (await server.figures.day(server.clock.now())).firstAudioMs;

  it("[HA5] is taken from whoever was let in, and from nobody else", async () => {
    await start({ settings: { allowGuests: true } });
    const token = await server.token();
    expect(await tell({ ms: 400 })).toBe(401);
    expect(await tell({ ms: 400 }, "efir1.forged")).toBe(401);
    expect(await median()).toBeNull();
    expect(await tell({ ms: 400 }, token)).toBe(204);
    expect(await median()).toBeGreaterThan(340);
    for (const ms of [-1, 0.5, 600_001, "400", null]) expect(await tell({ ms }, token)).toBe(400);
  });
});

describe("what is written of the API", () => {
  it("[AD6] names no error that there is not, and every path that signaling answers", async () => {
    await start();
    const { body } = await server.fetch("/api/openapi.json");
    const { paths } = body as unknown as { paths: Record<string, object> };
    const ours = Object.entries(paths).filter(([path]) => !/^\/api\/(messages|shares)/.test(path));
    expect(ours.map(([path]) => path).toSorted()).toEqual([
      "/api/first-voice",
      "/api/host/rooms/register",
      "/api/host/rooms/{code}",
      "/api/host/rooms/{code}/heartbeat",
      "/api/ice-config",
      "/api/move-keys",
      "/api/rooms/{code}",
      "/api/rooms/{code}/host-token",
      "/api/session",
      "/api/users/{id}/avatar",
      "/api/users/{id}/avatar/{file}",
    ]);
    const codes = [...JSON.stringify(ours).matchAll(/`([\w-]+)`: /g)].map(([, code]) => code);
    expect(codes.length).toBeGreaterThan(8);
    const known = new Set<unknown>([...ApiErrorCode.options, ...HostErrorCode.options]);
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
  });
});
