import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, expect, it } from "vitest";
import WebSocket from "ws";
import { COLORS, createBoard } from "./board.ts";
import { openGame } from "./game-socket.ts";
import { servePage } from "./page-files.ts";
import { hear } from "./page/hear.ts";

const KEY = "token-key";
const ORIGIN = "http://localhost:3100";
let server: Server | undefined;
const sockets: WebSocket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
  server?.closeAllConnections();
  server?.close();
});

async function startGame(): Promise<string> {
  server = createServer(servePage("https://efir.test/"));
  openGame(server, { board: createBoard(), origin: ORIGIN, room: "game", tokenKey: () => KEY });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

function token(seat: string, key = KEY): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { iss: "x", aud: ORIGIN, sub: `sub-${seat}`, room: "game", seat, name: seat };
  const body = `${part({ alg: "HS256" })}.${part({ ...claims, exp: 9e9 })}`;
  return `${body}.${createHmac("sha256", key).update(body).digest("base64url")}`;
}

interface Told {
  readonly pieces: readonly { readonly seat: string; readonly x: number; readonly y: number }[];
}

/** Somebody's page: answers what it was told last, and why it was cut off. */
async function play(place: string, hello: string, origin = ORIGIN) {
  const socket = new WebSocket(`ws://${place}/ws`, { origin });
  sockets.push(socket);
  const page = { told: null as Told | null, code: 0, say: (text: string) => socket.send(text) };
  socket.on("message", (raw: Buffer) => (page.told = JSON.parse(raw.toString()) as Told));
  socket.on("close", (code) => (page.code = code));
  socket.on("error", () => (page.code = -1));
  await new Promise<void>((done) => {
    socket.on("open", () => done());
    socket.on("close", () => done());
  });
  if (page.code === 0) socket.send(hello);
  return page;
}

const hello = (seat: string, key?: string) => JSON.stringify({ token: token(seat, key) });
const seats = ({ told }: { told: Told | null }) => told?.pieces.map(({ seat }) => seat).join();

it("[EX20] whoever Efir knows has a piece, which moves as they say, for everybody", async () => {
  const place = await startGame();
  const [anna, boris] = [await play(place, hello("anna")), await play(place, hello("boris"))];
  await expect.poll(() => [seats(anna), seats(boris)]).toEqual(["anna,boris", "anna,boris"]);
  boris.say(JSON.stringify({ x: 7, y: 0.25 }));
  await expect.poll(() => anna.told?.pieces[1]).toMatchObject({ x: 1, y: 0.25 });
  sockets[1]?.close();
  await expect.poll(() => seats(anna)).toBe("anna");
});

it("[EX24] nobody has the colour of somebody else who is here, until there are more people than colours", () => {
  const board = createBoard();
  const enter = (n: number) => board.enter({ sub: `sub-${n}`, seat: `seat-${n}`, name: "x" });
  const colors = () => board.pieces().map(({ color }) => color);
  for (let n = 0; n < COLORS; n++) enter(n);
  expect(new Set(colors()).size).toBe(COLORS);
  board.leave("seat-3");
  enter(20);
  expect(new Set(colors()).size).toBe(COLORS);
  enter(21);
  expect(colors().at(-1)).toBe(0);
});

it("[EX21] a token of another key, junk, and a page from elsewhere have none", async () => {
  const place = await startGame();
  const anna = await play(place, hello("anna"));
  const stranger = await play(place, hello("stranger", "another key"));
  const odd = await play(place, "junk");
  for (const junk of ['{"x":1,"y":2}', "[]", "null", '{"x":"1","y":{}}']) odd.say(junk);
  const elsewhere = await play(place, hello("evil"), "https://evil.test");
  await expect.poll(() => [stranger.code, elsewhere.code]).toEqual([4001, 1006]);
  await expect.poll(() => seats(anna)).toBe("anna");
  expect([odd.told, odd.code]).toEqual([null, 0]);
});

it("[EX22] the page comes without types, and only Efir may frame it", async () => {
  const place = await startGame();
  for (const path of ["/", "/style.css", "/game.ts", "/draw.ts", "/sdk/index.ts", "/sdk/room.ts"]) {
    const answer = await fetch(`http://${place}${path}`);
    expect([path, answer.status]).toEqual([path, 200]);
    expect(answer.headers.get("content-security-policy")).toBe("frame-ancestors https://efir.test");
    if (path.endsWith(".ts")) expect(await answer.text()).not.toContain("interface ");
  }
  expect((await fetch(`http://${place}/main.ts`)).status).toBe(404);
});

it("[EX23] one hears people from where they stand, and the far ones quietly", () => {
  const self = { x: 0.5, y: 0.5 };
  const at = (x: number, y: number) => hear(self, { seat: "boris", x, y });
  expect(at(0.5, 0.5)).toEqual({ id: "boris", gain: 1, pan: 0 });
  expect([at(0, 0.5).pan, at(1, 0.5).pan, at(0.75, 0.5).pan]).toEqual([-1, 1, 0.5]);
  expect(at(0.5, 0.6).gain).toBeGreaterThan(at(0.5, 0.9).gain);
  expect(hear({ x: 0, y: 0 }, { seat: "boris", x: 1, y: 1 }).gain).toBe(0.06);
});
