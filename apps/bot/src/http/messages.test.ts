import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { apiDocument } from "@efir/api-docs";
import { createLogger } from "@efir/config";
import {
  createGateway,
  createMemoryNotes,
  createMemoryQueue,
  type Gateway,
  type MessageQueue,
} from "@efir/gateway";
import { createManualClock, type ManualClock } from "@efir/kit";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MESSAGE_ERRORS } from "./message-errors.ts";
import { createMessagesApp } from "./messages.ts";

const KEY = {
  name: "crm",
  key: "k".repeat(32),
  secrets: ["whsec_YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh"],
};
const SHOP = { name: "shop", key: "s".repeat(32), secrets: KEY.secrets };
const URL_OF_CRM = "https://hooks.crm.io/answers";

let server: Server;
let clock: ManualClock;
let gateway: Gateway;
let queue: MessageQueue;
let lines: string[];

beforeEach(async () => {
  clock = createManualClock(1_790_000_000_000);
  queue = createMemoryQueue({ clock });
  lines = [];
  const write = (line: string) => void lines.push(line);
  let id = 0;
  gateway = createGateway({
    queue: { ...queue, accept: (arrival) => queue.accept(arrival) },
    notes: createMemoryNotes({ clock }),
    rooms: { open: () => Promise.reject(new Error("none")), find: () => Promise.resolve(null) },
    keys: [KEY, SHOP],
    senders: {},
    clock,
    randomId: () => `r${++id}`,
  });
  const logger = createLogger({ level: "debug", name: "bot", write });
  server = createServer(
    createMessagesApp({ gateway, gatewayKeys: [KEY, SHOP], trustProxy: 0, clock, logger }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await gateway.close();
});

const port = () => (server.address() as AddressInfo).port;
const base = () => `http://127.0.0.1:${port()}/api/messages`;
const HEADERS = {
  "content-type": "application/json",
  "x-client-key": KEY.key,
  "x-webhook-url": URL_OF_CRM,
};
type Headers = Readonly<Record<string, string | undefined>>;

interface Body {
  readonly message_id: string;
  readonly status: string;
  readonly error: { readonly code: string; readonly message: string; readonly why?: string };
}

async function post(body: string | Uint8Array<ArrayBuffer>, headers: Headers = {}, path = "/") {
  const all = Object.entries({ ...HEADERS, ...headers }).flatMap(
    ([name, value]: [string, string | undefined]) =>
      value === undefined ? [] : [[name, value] as [string, string]],
  );
  const answer = await fetch(`${base()}${path}`, { method: "POST", headers: all, body });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body };
}
const ask = (content: string, headers: Headers = {}, client_id = "anna") =>
  post(JSON.stringify({ client_id, content }), headers);
const look = async (id: string, key = KEY.key) => {
  const answer = await fetch(`${base()}/${id}`, { headers: { "x-client-key": key } });
  return { status: answer.status, body: (await answer.json()) as Body };
};

describe("POST /api/messages/", () => {
  it("[GH1] a message is taken in, with and without the slash, and can be looked up by its key alone", async () => {
    const asked = await ask("open a room");
    expect(asked).toMatchObject({ status: 202, body: { message_id: "msg_r1", status: "queued" } });
    expect(asked.headers.get("location")).toBe("/api/messages/msg_r1");
    expect((await post('{"client_id":"a","content":"b"}', {}, "")).status).toBe(202);
    expect(await look("msg_r1")).toEqual({
      status: 200,
      body: {
        message_id: "msg_r1",
        client_id: "anna",
        status: "queued",
        attempts: 0,
        accepted_at: 1_790_000_000_000,
        next_attempt_at: null,
        reason: null,
        answer: null,
      },
    });
    for (const other of [await look("msg_r1", SHOP.key), await look("msg_none")])
      expect(other).toMatchObject({ status: 404, body: { error: { code: "message-not-found" } } });
  });

  it("[GH2] the same request again gets the same answer, and says so", async () => {
    const once = { "idempotency-key": "abc" };
    expect((await ask("help", once)).headers.get("idempotent-replayed")).toBeNull();
    const again = await ask("help", once);
    expect(again).toMatchObject({ status: 202, body: { message_id: "msg_r1" } });
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(await ask("other", once)).toMatchObject({
      status: 422,
      body: { error: { code: "idempotency-key-reused" } },
    });
    expect(await ask("help", { ...once, "x-webhook-url": "https://hooks.crm.io/b" })).toMatchObject(
      {
        status: 422,
      },
    );
    expect(await ask("help", { ...once, "x-client-key": SHOP.key })).toMatchObject({ status: 202 });
  });

  it("[GH3] too much is refused with the time to wait, and says of what", async () => {
    for (let n = 0; n < 20; n++) expect((await ask("help")).status).toBe(202);
    const refused = await ask("help");
    expect(refused).toMatchObject({
      status: 429,
      body: { error: { code: "too-many-requests", why: "client" } },
    });
    expect(refused.headers.get("retry-after")).toBe("1");
    expect((await ask("help", {}, "boris")).status).toBe(202);
  });

  it("[GH4] whoever guesses keys has to wait, and the right key is let in all the same", async () => {
    const guess = () => ask("help", { "x-client-key": "g".repeat(32) });
    for (let n = 0; n < 10; n++) expect((await guess()).status).toBe(401);
    expect(await guess()).toMatchObject({ status: 429 });
    expect((await ask("help")).status).toBe(202);
  });
});

const deep = `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`;
const long = (length: number) => JSON.stringify({ client_id: "anna", content: "x".repeat(length) });
const fit = JSON.stringify({ client_id: "anna", content: "help" });

describe("hostile input", () => {
  it.each<[string, number, string, string | Uint8Array<ArrayBuffer>, Headers]>([
    ["no key", 401, "no-key", fit, { "x-client-key": undefined }],
    ["an empty key", 401, "bad-key", fit, { "x-client-key": "" }],
    ["a wrong key", 401, "bad-key", fit, { "x-client-key": "x".repeat(32) }],
    ["the beginning of a key", 401, "bad-key", fit, { "x-client-key": "k".repeat(31) }],
    ["a key and more", 401, "bad-key", fit, { "x-client-key": "k".repeat(33) }],
    ["both keys at once", 401, "bad-key", fit, { "x-client-key": `${KEY.key}, ${SHOP.key}` }],
    ["no address", 400, "webhook-url-missing", fit, { "x-webhook-url": undefined }],
    ["an empty address", 400, "bad-webhook-url", fit, { "x-webhook-url": "" }],
    [
      "an address of this machine",
      400,
      "bad-webhook-url",
      fit,
      { "x-webhook-url": "https://127.0.0.1/" },
    ],
    [
      "a metadata address",
      400,
      "bad-webhook-url",
      fit,
      { "x-webhook-url": "https://169.254.169.254/" },
    ],
    ["plain http", 400, "bad-webhook-url", fit, { "x-webhook-url": "http://hooks.crm.io/" }],
    ["no body", 400, "bad-request", "", {}],
    ["no JSON", 400, "bad-request", "{", {}],
    ["a text", 400, "bad-request", '"help"', {}],
    ["null", 400, "bad-request", "null", {}],
    ["a list", 400, "bad-request", "[]", {}],
    ["an empty object", 400, "bad-request", "{}", {}],
    ["a number for a text", 400, "bad-request", '{"client_id":7,"content":"x"}', {}],
    ["a list for a text", 400, "bad-request", '{"client_id":["anna"],"content":"x"}', {}],
    ["an object for a text", 400, "bad-request", '{"client_id":"anna","content":{"$gt":""}}', {}],
    ["null for a text", 400, "bad-request", '{"client_id":"anna","content":null}', {}],
    ["a prototype", 400, "bad-request", '{"__proto__":{"client_id":"a","content":"b"}}', {}],
    ["deep JSON", 400, "bad-request", deep, {}],
    ["1 MB", 413, "too-large", long(1_048_576), {}],
    ["64 kB and a little", 413, "too-large", long(65_536), {}],
    ["content beyond 8 kB", 413, "content-too-large", long(8_193), {}],
    [
      "another charset",
      415,
      "unsupported-media-type",
      fit,
      { "content-type": "application/json; charset=koi8-r" },
    ],
    ["another encoding", 415, "unsupported-media-type", fit, { "content-encoding": "zstd2" }],
    ["no JSON by its type", 400, "bad-request", fit, { "content-type": "text/plain" }],
    [
      "a form",
      400,
      "bad-request",
      "client_id=a&content=b",
      { "content-type": "application/x-www-form-urlencoded" },
    ],
    ["a bomb", 413, "too-large", zipped(), { "content-encoding": "gzip" }],
    ["bytes that are no text", 400, "bad-content", half(), {}],
    ["empty content", 400, "bad-content", '{"client_id":"anna","content":"  "}', {}],
    [
      "an id of Telegram's",
      403,
      "reserved-client-id",
      '{"client_id":"telegram_1","content":"x"}',
      {},
    ],
    ["an id with a path", 400, "bad-client-id", '{"client_id":"../anna","content":"x"}', {}],
    ["an id with a line break", 400, "bad-client-id", '{"client_id":"anna\\nx","content":"x"}', {}],
    ["a bad idempotency key", 400, "bad-idempotency-key", fit, { "idempotency-key": "a b" }],
  ])("[GH5] %s is refused: %i %s", async (...[, status, code, body, headers]) => {
    const answer = await post(body, headers);
    expect({ status: answer.status, code: answer.body.error.code }).toEqual({ status, code });
    expect(answer.body.error.message).not.toContain("crm");
    expect(answer.headers.get("x-powered-by")).toBeNull();
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await gateway.figures()).waiting).toBe(0);
  });

  it.each(["/%00", "/..%2f..%2fetc", "/msg_r1/more", `/${"x".repeat(5_000)}`, "/%E0%A4%A"])(
    "[GH6] GET %s finds nothing",
    async (path) => {
      const status = await new Promise<number>((resolve) => {
        const asked = request({ port: port(), path: `/api/messages${path}`, headers: HEADERS });
        asked.on("response", (answer) => resolve(answer.statusCode ?? 0)).end();
      });
      expect([400, 404]).toContain(status);
    },
  );

  it("[GH7] other paths are left to others", async () => {
    const answer = await fetch(`http://127.0.0.1:${port()}/api/rooms/abc`);
    expect(answer.headers.get("content-type")).toContain("text/html");
  });

  it("[GH8] a queue that is out of reach is said to come back, and what it was is for the log", async () => {
    const away = new Error("the queue is away");
    const deaf = { ask: () => Promise.reject(away), message: () => Promise.reject(away) };
    const write = (line: string) => void lines.push(line);
    const logger = createLogger({ level: "debug", name: "bot", write });
    server.removeAllListeners("request");
    server.on(
      "request",
      createMessagesApp({ gateway: deaf, gatewayKeys: [KEY], trustProxy: 0, clock, logger }),
    );
    const answer = await ask("help");
    expect(answer).toMatchObject({ status: 503, body: { error: { code: "try-again" } } });
    expect(answer.headers.get("retry-after")).toBe("2");
    expect(JSON.stringify(answer.body)).not.toContain("away");
    expect(lines.join()).toContain("the queue is away");
  });
});

describe("what is written of it", () => {
  it.each([
    ["/answers", "not-a-url"],
    [`https://hooks.crm.io/${"x".repeat(2_048)}`, "too-long"],
    ["http://hooks.crm.io/", "not-https"],
    ["https://user:pass@hooks.crm.io/", "has-credentials"],
    ["https://hooks.crm.io/#x", "has-fragment"],
    ["https://[::ffff:127.0.0.1]/", "address-literal"],
    ["https://metadata.google.internal/", "not-public"],
    ["https://hooks.crm.io:25/", "bad-port"],
  ])("[GH10] why nothing is sent to %.40s: %s", async (url, why) => {
    const answer = await ask("help", { "x-webhook-url": url });
    expect(answer.body.error).toMatchObject({ code: "bad-webhook-url", why });
    const document = JSON.stringify(apiDocument().paths["/api/messages/"]);
    expect(document).toMatch(new RegExp(`bad-webhook-url[^\\n]*\\b${why}\\b`));
  });

  it("[GH9] every refusal is in the API's document, with its status, and no other", () => {
    const { paths } = apiDocument();
    const written = Object.entries(paths)
      .filter(([path]) => path.startsWith("/api/messages"))
      .flatMap(([, methods]) => Object.values(methods))
      .flatMap(({ responses }) => Object.entries(responses))
      .flatMap(([status, { description }]) =>
        [...description.matchAll(/^`([\w-]+)`:/gm)].map(([, code]) => `${status} ${code ?? ""}`),
      );
    const given = Object.entries(MESSAGE_ERRORS).map(([code, [status]]) => `${status} ${code}`);
    expect([...new Set(written)].toSorted()).toEqual(given.toSorted());
  });
});

function zipped(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(Buffer.alloc(1_000_000, 32)));
}

/** JSON may name half of a character. */
function half(): string {
  return '{"client_id":"anna","content":"a\\ud800"}';
}
