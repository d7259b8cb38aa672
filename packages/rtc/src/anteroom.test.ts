import { ok, type Result } from "@efir/kit";
import { encode } from "@efir/protocol";
import { expect, it } from "vitest";
import { Anteroom } from "./anteroom.ts";
import { createCountedClock } from "./testing/counted-clock.ts";
import { FakeSocket } from "./testing/fake-socket.ts";
import { CODE, member, welcomeTo } from "./testing/people.ts";
import { settled } from "./testing/settled.ts";

const WELCOME = welcomeTo(member("self", 1));

type Token = Result<string, "not-admitted" | "unreachable">;

type Ask = () => Promise<Token>;

function enterAs(token: Ask | null) {
  const clock = createCountedClock();
  const socket = new FakeSocket("wss://efir.test/ws");
  const anteroom = new Anteroom({
    url: socket.url,
    token,
    clock,
    openSocket: () => socket.asWebSocket(),
  });
  return { clock, socket, anteroom };
}

const enter = (token: Ask = async () => ok("token")) => ({ ...enterAs(token), token });

it("[JF4] says hello once it is open and knows who comes, in whichever order", async () => {
  const { socket } = enter();
  expect(socket.sent).toEqual([]);
  await settled();
  socket.opens();
  expect(socket.messages()).toEqual([{ type: "hello", version: 1, token: "token" }]);

  let admit: (token: Token) => void = () => undefined;
  const late = enter(() => new Promise((resolve) => (admit = resolve)));
  late.socket.opens();
  expect(late.socket.sent).toEqual([]);
  admit(ok("token"));
  await settled();
  expect(late.socket.messages()).toHaveLength(1);
});

it("[JF5] hands its socket over once, to the same person, with all that is known on it", async () => {
  const { socket, anteroom, token, clock } = enter();
  await settled();
  socket.opens();
  clock.advance(80);
  socket.serverSays(WELCOME);
  const given = { isGreeting: true, roundTripMs: 80, heard: [encode(WELCOME)] };
  expect(anteroom.take(token)).toMatchObject(given);
  expect(anteroom.take(token)).toBeNull();
  clock.advance(600_000);
  expect(socket.closedWith).toBeNull();
});

it("[JF5] a socket that is still opening is handed over without a hello of its own", async () => {
  const { socket, anteroom, token } = enter();
  await settled();
  expect(anteroom.take(token)).toMatchObject({ isGreeting: false, heard: [] });
  socket.opens();
  expect(socket.sent).toEqual([]);
});

it("[JF12] how long it took to open tells how far the server is, until its welcome tells it better", async () => {
  const rooms = [enter(), enter()] as const;
  await settled();
  for (const { clock, socket } of rooms) {
    clock.advance(900); // a turn each for TCP, for TLS and for the WebSocket
    socket.opens();
    clock.advance(200);
  }
  rooms[1].socket.serverSays(WELCOME);
  expect(rooms.map(({ anteroom, token }) => anteroom.take(token)?.roundTripMs)).toEqual([300, 200]);
});

it("[JF6] what is for another person, was kept too long, or has no token, is closed", async () => {
  const other = enter();
  expect(other.anteroom.take(async () => ok("another"))).toBeNull();
  const old = enter();
  old.clock.advance(180_000);
  expect(old.anteroom.take(old.token)).toBeNull();
  const refused = enter(async () => ({ ok: false, error: "not-admitted" }));
  await settled();
  for (const { socket } of [other, old, refused]) {
    expect(socket.closedWith).toBe(1000);
  }
});

it("[JF6] a socket that the server closes is of no use", async () => {
  const { socket, anteroom, token } = enter();
  await settled();
  socket.opens();
  socket.serverCloses(1006);
  expect(anteroom.take(token)).toBeNull();
});

it("[JF15] it begins before it is known who comes, and serves the first who does", async () => {
  const { socket, anteroom } = enterAs(null);
  socket.opens();
  await settled();
  expect(socket.sent).toEqual([]);
  const anna = async () => ok("anna");
  expect(anteroom.admit(anna)).toBe(true);
  await settled();
  expect(socket.messages()).toEqual([{ type: "hello", version: 1, token: "anna" }]);
  expect([anteroom.admit(anna), anteroom.admit(async () => ok("boris"))]).toEqual([true, false]);
  expect(anteroom.take(anna)).toMatchObject({ isGreeting: true });
});

it("[JF15] whoever joins before they were admitted takes it all the same, and one that the server closed serves nobody", () => {
  expect(enterAs(null).anteroom.take(async () => ok("anna"))).toMatchObject({ isGreeting: false });
  const { socket, anteroom } = enterAs(null);
  socket.opens();
  socket.serverCloses(4000);
  expect(anteroom.admit(async () => ok("anna"))).toBe(false);
});

it("[JF16] whoever joins before the engine is here is joined at once, or as soon as hello is said, and once", async () => {
  const wish = { room: CODE, open: true };
  const { socket, anteroom, token } = enter();
  await settled();
  anteroom.join(wish);
  expect(socket.sent).toEqual([]);
  socket.opens();
  anteroom.join(wish);
  expect(socket.messages()).toMatchObject([{ type: "hello" }, { type: "join", ...wish }]);
  expect(anteroom.take(token)).toMatchObject({ isGreeting: true, isJoining: true });

  const opened = enter();
  await settled();
  opened.socket.opens();
  opened.anteroom.join(wish);
  expect(opened.socket.messages().map(({ type }) => type)).toEqual(["hello", "join"]);

  const early = enter();
  early.anteroom.join(wish);
  expect(early.anteroom.take(early.token)).toMatchObject({ isGreeting: false, isJoining: false });
});
