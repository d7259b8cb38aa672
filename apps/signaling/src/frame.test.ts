import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as v from "valibot";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { SeatId } from "@efir/protocol";
import { payloadOf, toFrame, toSignalFrame } from "./frame.ts";

const SEAT = v.parse(SeatId, "seatAnna0001");
const HEADER = `["signal","${SEAT}",7]\n`;

const server = createServer();
const door = new WebSocketServer({ server });
let client: WebSocket;
let write: (frame: Buffer) => void;
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const opened = once(door, "connection");
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [, request] = (await opened) as [WebSocket, { socket: { write: (frame: Buffer) => void } }];
  write = (frame) => request.socket.write(frame);
});
afterAll(() => {
  client.terminate();
  door.close();
  server.close();
});

async function readByClient(frame: Buffer): Promise<string> {
  const heard = once(client, "message");
  write(frame);
  const [data, isBinary] = (await heard) as [Buffer, boolean];
  expect(isBinary).toBe(false);
  return data.toString();
}

it.each([0, 1, 125, 126, 127, 65_535, 65_536, 300_000])(
  "[FR1] a signal of %i bytes in all is a frame that a WebSocket reads",
  async (bytes) => {
    const payload = "x".repeat(Math.max(0, bytes - HEADER.length));
    const frame = toSignalFrame(SEAT, 7, Buffer.from(payload));
    expect(await readByClient(frame)).toBe(HEADER + payload);
    expect(payloadOf(frame).toString()).toBe(HEADER + payload);
  },
);

it("[FR2] a message is a frame too, whatever language is in it", async () => {
  const message = { type: "pong", at: 1 } as const;
  expect(JSON.parse(await readByClient(toFrame(message)))).toEqual(message);
  const self = { id: "p1", name: "Анна 🎙".repeat(30), avatar: null } as never;
  const ice = { iceServers: [], iceTransportPolicy: "all" as const, expiresAt: null };
  const welcome = { type: "welcome", version: 1, self, ice } as const;
  const read: unknown = JSON.parse(await readByClient(toFrame(welcome)));
  expect(read).toEqual(welcome);
});
