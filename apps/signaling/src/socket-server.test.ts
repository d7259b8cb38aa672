import { randomBytes } from "node:crypto";
import { connect as connectTcp } from "node:net";
import { afterEach, expect, it } from "vitest";
import { WebSocket } from "ws";
import { CLOSE_CODES, MAX_FRAME_BYTES, PROTOCOL_VERSION } from "@efir/protocol";
import { QUIET } from "./testing/client.ts";
import { startServer, type ServerOptions, type TestServer } from "./testing/server.ts";

let server: TestServer;
const start = async (options?: ServerOptions) => (server = await startServer(options));
afterEach(() => server.close());

const wsUrl = (path = "/ws") => server.url.replace("http", "ws") + path;

/** A real socket; what comes over it can be waited for. */
function open(headers: Record<string, string> = {}, path?: string) {
  const socket = new WebSocket(wsUrl(path), { headers });
  const inbox: string[] = [];
  const waiting: (() => void)[] = [];
  const changed = () => waiting.splice(0).forEach((wake) => wake());
  let ended: number | string | null = null;
  socket.on("message", (data: Buffer, isBinary) => {
    inbox.push(isBinary ? "binary" : data.toString());
    changed();
  });
  socket.on("close", (code) => {
    ended ??= code;
    changed();
  });
  socket.on("error", (error) => {
    ended ??= /(\d{3})$/.exec(error.message)?.[1] ?? error.message;
    changed();
  });
  const until = async (condition: () => boolean) => {
    while (!condition()) await new Promise<void>((wake) => waiting.push(wake));
  };
  return {
    socket,
    inbox,
    opened: () => new Promise((done) => socket.once("open", done)),
    say: (message: object) => socket.send(JSON.stringify(message)),
    /** Resolves with the frame, once one contains this. */
    hears: async (text: string) => {
      await until(() => inbox.some((frame) => frame.includes(text)) || ended !== null);
      return inbox.find((frame) => frame.includes(text));
    },
    ended: async () => {
      await until(() => ended !== null);
      return ended;
    },
  };
}

/** As our pages do all the time. */
async function pings({ say, hears }: ReturnType<typeof open>): Promise<void> {
  say({ type: "ping", at: 0 });
  await hears('"pong"');
}

async function seat(name: string) {
  const client = open();
  const token = await server.token(name);
  if (client.socket.readyState !== WebSocket.OPEN) await client.opened();
  client.say({ type: "hello", version: PROTOCOL_VERSION, token });
  client.say({ type: "join", room: "room123", open: true, state: QUIET });
  const joined = await client.hears('"joined"');
  return { ...client, seat: (JSON.parse(joined!) as { seat: string }).seat };
}

it("[SG80] hello, join, signal and leave over real sockets", async () => {
  await start();
  const [anna, boris] = [await seat("Anna"), await seat("Boris")];
  expect(await anna.hears('"member-joined"')).toContain(boris.seat);
  boris.socket.send(`["signal","${anna.seat}",1]\n{"sdp":"v=0"}`);
  expect(await anna.hears("v=0")).toBe(`["signal","${boris.seat}",1]\n{"sdp":"v=0"}`);
  boris.socket.close();
  expect(await anna.hears('"member-left"')).toContain('"left"');
});

it("[SG81] a binary frame is read like text, and goes out as text", async () => {
  await start();
  const [anna, boris] = [await seat("Anna"), await seat("Boris")];
  boris.socket.send(Buffer.from(`["signal","${anna.seat}",1]\nпривет`), { binary: true });
  expect(await anna.hears("signal")).toBe(`["signal","${boris.seat}",1]\nпривет`);
});

it("[SG82] bytes that are no text reach nobody: a browser would drop the connection over them", async () => {
  await start();
  const [anna, boris] = [await seat("Anna"), await seat("Boris")];
  const bytes = Buffer.concat([Buffer.from(`["signal","${anna.seat}",1]\n`), randomBytes(200)]);
  boris.socket.send(bytes, { binary: true });
  expect(await boris.hears("refused")).toContain("bad-frame");
  boris.socket.send(`["signal","${anna.seat}",2]\nafter`);
  await anna.hears("after");
  expect(anna.inbox.filter((frame) => frame.startsWith("["))).toHaveLength(1);
});

it("[SG83] a frame of 64 kB passes, one byte more is closed with 1009", async () => {
  await start();
  const [anna, boris] = [await seat("Anna"), await seat("Boris")];
  const header = `["signal","${anna.seat}",1]\n`;
  boris.socket.send(header + "x".repeat(MAX_FRAME_BYTES - header.length));
  expect(await anna.hears("xxx")).toHaveLength(
    MAX_FRAME_BYTES - anna.seat.length + boris.seat.length,
  );
  boris.socket.send("x".repeat(MAX_FRAME_BYTES + 1));
  expect(await boris.ended()).toBe(1009);
  expect(await anna.hears('"member-left"')).toContain(boris.seat);
});

it.each([
  ["our own page", () => server.url, null],
  ["an allowed page", () => "https://app.test", null],
  ["a stranger's page", () => "https://evil.test", "403"],
  ["a sandboxed page", () => "null", "403"],
])("[SG84] a socket from %s", async (_who, origin, refused) => {
  await start({ settings: { allowedOrigins: ["https://app.test"] } });
  const client = open({ origin: origin() });
  if (refused === null) await client.opened();
  else expect(await client.ended()).toBe(refused);
});

it("[SG85] other paths have no socket, and /ws has no page", async () => {
  await start();
  expect(await open({}, "/wss").ended()).toBe("404");
  expect(await open({}, "/").ended()).toBe("404");
  await open({}, "/ws?x=1").opened();
  expect((await server.fetch("/ws")).status).toBe(404);
});

it("[SG86] another listener's upgrades are left to it", async () => {
  await start();
  let others = 0;
  server.server.on("upgrade", (request, stream) => {
    if (request.url !== "/hmr") return;
    others++;
    stream.end("HTTP/1.1 418 I'm a teapot\r\n\r\n");
  });
  expect(await open({}, "/hmr").ended()).toBe("418");
  expect(others).toBe(1);
});

it("[SG87] too many connections from one address: 429, and only for that address", async () => {
  const limits = { connect: { burst: 2, perSecond: 1 } };
  await start({ settings: { trustProxy: 1, limits } });
  const from = (address: string) => open({ "x-forwarded-for": address });
  await from("1.1.1.1").opened();
  await from("1.1.1.1").opened();
  expect(await from("1.1.1.1").ended()).toBe("429");
  await from("2.2.2.2").opened();
  server.clock.advance(1_000);
  await from("1.1.1.1").opened();
});

it("[SG88] nobody is let in before start or after close", async () => {
  await start({ phase: "new" });
  expect(await open().ended()).toBe("503");
  await server.signaling.start();
  await seat("Anna");
  await server.signaling.close();
  expect(await open().ended()).toBe("503");
});

it("[SG89] closing sends everybody away with 1001, waits for them, and gives the seats up", async () => {
  await start();
  const [anna, boris] = [await seat("Anna"), await seat("Boris")];
  await server.signaling.close();
  expect(await Promise.all([anna.ended(), boris.ended()])).toEqual([1001, 1001]);
  expect(await server.directory.members("room123" as never)).toEqual([]);
});

it("[SG90] [TRAP37] a socket that is silent for 25 s is closed with 4007; one that answers pings is not", async () => {
  await start();
  const answering = await seat("Anna");
  const silent = open();
  await silent.opened();
  silent.say({ type: "hello", version: PROTOCOL_VERSION, token: await server.token("Boris") });
  await silent.hears("welcome");
  await Promise.all([pings(silent), pings(answering)]);
  silent.socket.pause(); // no pong will be sent
  const asked = new Promise<void>((done) => answering.socket.once("ping", () => done()));
  server.clock.advance(15_000);
  await asked;
  answering.socket.ping();
  await new Promise<void>((done) => answering.socket.once("pong", () => done()));
  server.clock.advance(10_000);
  silent.socket.resume();
  expect(await silent.ended()).toBe(4007);
  expect(answering.socket.readyState).toBe(WebSocket.OPEN);
});

it("[SG91] a socket that never answers the closing is cut", async () => {
  await start();
  const [anna, boris] = [await seat("Anna"), await seat("Boris")];
  await Promise.all([pings(anna), pings(boris)]);
  boris.socket.pause();
  server.clock.advance(25_000);
  expect(await anna.ended()).toBe(4007);
  server.clock.advance(2_000);
  boris.socket.resume();
  expect([4007, 1006]).toContain(await boris.ended());
  const { text } = await server.fetch("/metrics");
  expect(text).toContain("efir_signaling_connections 0");
});

it("[SG92] whoever does not read what it is sent is closed with 4008, and the others live on", async () => {
  await start({ settings: { limits: { frames: { burst: 1e9, perSecond: 1e9 } } } });
  const [anna, boris] = [await seat("Anna"), await seat("Boris")];
  anna.socket.pause();
  const payload = "x".repeat(60_000);
  for (let n = 1; n <= 400; n++) boris.socket.send(`["signal","${anna.seat}",${n}]\n${payload}`);
  expect(await boris.hears('"member-left"')).toContain(anna.seat);
  anna.socket.resume();
  server.clock.advance(1);
  expect(await anna.ended()).toBe(4008);
  boris.say({ type: "ping", at: 5 });
  expect(await boris.hears('"pong"')).toBe('{"type":"pong","at":5}');
});

it("[SG153] [MX7] whoever reads nothing for 10 s is closed with 4008 too; whoever catches up is not", async () => {
  const limits = { frames: { burst: 1e9, perSecond: 1e9 }, unreadBytes: Infinity };
  await start({ settings: { limits } });
  const [anna, boris, vera] = [await seat("Anna"), await seat("Boris"), await seat("Vera")];
  for (const slow of [anna, vera]) slow.socket.pause();
  const payload = "x".repeat(60_000);
  for (let n = 1; n <= 200; n++) {
    for (const slow of [anna, vera])
      boris.socket.send(`["signal","${slow.seat}",${n}]\n${payload}`);
  }
  boris.say({ type: "ping", at: 5 });
  await boris.hears('"pong"'); // all of them were handled
  const { text } = await server.fetch("/metrics");
  expect(text).toContain("efir_signaling_slow_connections 2");
  expect(text).toMatch(/efir_signaling_queued_bytes\{class="slow"\} \d{6}/);
  vera.socket.resume();
  await vera.hears(`["signal","${boris.seat}",200]`);
  server.clock.advance(9_999);
  expect(boris.inbox.join()).not.toContain('"member-left"');
  server.clock.advance(1);
  expect(await boris.hears('"member-left"')).toContain(anna.seat);
  anna.socket.resume();
  expect(await anna.ended()).toBe(4008);
  expect(vera.socket.readyState).toBe(WebSocket.OPEN);
});

it("[SG93] HTTP that is no upgrade, and sockets that break off, do no harm", async () => {
  await start();
  for (const request of [
    "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    "GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
    "GET /ws HTTP/1.1\r\nHost: x\r\nUpgr",
    "\u0016\u0003\u0001",
  ]) {
    const { port } = new URL(server.url);
    const socket = connectTcp(Number(port), "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(request);
    await new Promise((done) => setImmediate(done));
    socket.destroy();
  }
  const anna = await seat("Anna");
  expect(anna.inbox).toHaveLength(2);
});

it("[SG94] frames that break the protocol of sockets close that socket alone", async () => {
  await start();
  const anna = await seat("Anna");
  const boris = await seat("Boris");
  const raw = (boris.socket as unknown as { _socket: { write: (bytes: Buffer) => void } })._socket;
  raw.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
  expect(await boris.ended()).toBe(1002);
  expect(await anna.hears('"member-left"')).toContain(boris.seat);
});

it("[SG95] [TRAP9] nothing of the log gives away a token, a name, init data, or what members said", async () => {
  await start();
  const [anna, boris] = [await seat("Anna-the-Secret"), await seat("Boris-the-Secret")];
  boris.socket.send(
    `["signal","${anna.seat}",1]\n{"sdp":"v=0 secret-sdp","candidate":"secret-ip"}`,
  );
  await anna.hears("secret-sdp");
  boris.say({ type: "hello", version: 1, token: "secret-token" });
  boris.socket.send('{"secret-junk":');
  await boris.hears("bad-frame");
  const initData = "user=secret-init-data&hash=secret-hash";
  await server.post({ initData });
  boris.socket.close();
  await anna.hears('"member-left"');
  const log = server.log();
  expect(log).toContain('"msg":"joined"');
  expect(log).toContain('"msg":"closed"');
  expect(log).not.toMatch(/secret/i);
  expect(log).not.toMatch(/efir1\.|room123/);
});

it("[SG97] [TRAP9] [TRAP46] a login counts in the hello only, not in an address nor in a cookie", async () => {
  await start();
  const token = await server.token();
  const anna = open({ cookie: `token=${token}` }, `/ws?token=${token}`);
  await anna.opened();
  anna.say({ type: "join", room: "room123", open: true, state: QUIET });
  expect(await anna.ended()).toBe(CLOSE_CODES["hello-expected"]);
  expect(await server.directory.members("room123" as never)).toEqual([]);
  expect(server.log()).not.toContain(token);
});

it("[SG96] the life of a connection is one line for each of its steps", async () => {
  await start();
  const anna = await seat("Anna");
  anna.socket.close();
  await anna.ended();
  while (!server.log().includes('"left"')) await new Promise((done) => setImmediate(done));
  const messages = server
    .log()
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { msg: string }).msg);
  expect(messages).toEqual(["serving", "connected", "greeted", "joined", "closed", "left"]);
});
