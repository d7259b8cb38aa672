import { apiDocument } from "@efir/api-docs";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startServer, type TestServer } from "../testing/server.ts";

const HOST_SECRET = "the-secret-of-this-deployment";
const GAME = {
  room_code: "Friday-Game",
  ws_url: "wss://game.test/ws",
  app_url: "https://game.test/play",
  host_secret: HOST_SECRET,
};
const REGISTER = "/api/host/rooms/register";
const ROOM = "/api/host/rooms/Friday-Game";

let server: TestServer | null = null;
const stop = async (): Promise<void> => {
  await server?.close();
  server = null;
};
beforeEach(async () => {
  await stop();
  server = await startServer({ settings: { hostSecret: HOST_SECRET } });
});
afterAll(stop);

async function outcome(method: string, path: string, body: string): Promise<string> {
  const answer = await server?.fetch(path, {
    method,
    redirect: "manual",
    headers: { "content-type": "application/json" },
    body,
  });
  const { error } = (answer?.body ?? {}) as { error?: { code?: string } };
  return `${answer?.status} ${error?.code ?? "ok"}`;
}

const deep = (times: number): string => `${'{"a":'.repeat(times)}1${"}".repeat(times)}`;
const game = (more: object): string => JSON.stringify({ ...GAME, ...more });
const long = (length: number): string => game({ title: "x".repeat(length) });

/** What it is, to where, with what, and what is answered. */
type Row = readonly [what: string, path: string, body: string, answer: string];

const ROWS: readonly Row[] = [
  ["nothing", REGISTER, "", "400 bad-request"],
  ["no JSON", REGISTER, "{", "400 bad-request"],
  ["a text", REGISTER, '"game"', "400 bad-request"],
  ["null", REGISTER, "null", "400 bad-request"],
  ["a list", REGISTER, "[]", "400 bad-request"],
  ["an empty object", REGISTER, "{}", "400 bad-request"],
  ["deep JSON", REGISTER, deep(500), "400 bad-request"],
  ["deep JSON that is large", REGISTER, deep(5_000), "413 too-large"],
  ["1 MB", REGISTER, long(1_048_576), "413 too-large"],
  ["4 kB and a little", REGISTER, long(4_096), "413 too-large"],
  ["a title beyond all measure", REGISTER, long(2_000), "400 bad-request"],
  ["a prototype", REGISTER, `{"__proto__":${game({})}}`, "400 bad-request"],
  ["a number for a code", REGISTER, game({ room_code: 7 }), "400 bad-request"],
  ["a list for a code", REGISTER, game({ room_code: ["Friday-Game"] }), "400 bad-request"],
  ["a path for a code", REGISTER, game({ room_code: "../../etc" }), "400 bad-request"],
  ["a number for an address", REGISTER, game({ app_url: 7 }), "400 bad-request"],
  ["a list for an address", REGISTER, game({ ws_url: [GAME.ws_url] }), "400 bad-request"],
  ["null for an address", REGISTER, game({ app_url: null }), "400 bad-request"],
  [
    "an address of a script",
    REGISTER,
    game({ app_url: "javascript:alert(1)" }),
    "400 bad-host-url",
  ],
  ["an object for a title", REGISTER, game({ title: { $gt: "" } }), "400 bad-request"],
  ["a number for the secret", REGISTER, game({ host_secret: 7 }), "400 bad-request"],
  ["true for the secret", REGISTER, game({ host_secret: true }), "400 bad-request"],
  ["an empty secret", REGISTER, game({ host_secret: "" }), "400 bad-request"],
  [
    "the beginning of the secret",
    REGISTER,
    game({ host_secret: HOST_SECRET.slice(0, -1) }),
    "401 bad-host-secret",
  ],
  [
    "the secret and more",
    REGISTER,
    game({ host_secret: `${HOST_SECRET}x` }),
    "401 bad-host-secret",
  ],
  ["an object for the room's secret", REGISTER, game({ room_secret: {} }), "400 bad-request"],
  ["a text for a chat", REGISTER, game({ chat: "-1007" }), "400 bad-request"],
  ["a chat that is open to nobody", REGISTER, game({ chat: -1_007 }), "403 chat-not-open"],
  ["a heartbeat of nobody's", `${ROOM}/heartbeat`, "{}", "404 host-not-found"],
  ["a heartbeat without JSON", `${ROOM}/heartbeat`, "{", "400 bad-request"],
  ["a heartbeat of 1 MB", `${ROOM}/heartbeat`, long(1_048_576), "413 too-large"],
  ["a heartbeat for a path", "/api/host/rooms/..%2f..%2fetc/heartbeat", "{}", "400 bad-code"],
];

describe("hostile input of an app", () => {
  it.each(ROWS)("[HO50] %s is refused at %s", async (...[, path, body, answer]) => {
    expect(await outcome("POST", path, body)).toBe(answer);
  });

  it("[HO51] changes nothing about a room that is registered", async () => {
    expect(await outcome("POST", REGISTER, game({}))).toBe("201 ok");
    for (const room_secret of [undefined, 7, {}, [], "", "another"]) {
      const proof = JSON.stringify({ room_secret });
      expect(await outcome("POST", `${ROOM}/heartbeat`, proof)).toBe("403 bad-room-secret");
      expect(await outcome("DELETE", ROOM, proof)).toBe("403 bad-room-secret");
    }
  });

  it("[HO52] every answer to it is in the API's document, with its status", () => {
    const { paths } = apiDocument();
    const written = (path: string): readonly string[] =>
      Object.entries(paths[path]?.["post"]?.responses ?? {}).flatMap(([status, { description }]) =>
        [...description.matchAll(/^`([\w-]+)`:/gm)].map(([, code]) => `${status} ${code}`),
      );
    for (const [, path, , answer] of ROWS) {
      const operation = path === REGISTER ? REGISTER : "/api/host/rooms/{code}/heartbeat";
      expect(written(operation)).toContain(answer);
    }
  });
});
