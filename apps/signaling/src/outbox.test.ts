import { nextTick } from "node:process";
import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { PROTOCOL_VERSION } from "@efir/protocol";
import { OpenSocket } from "./open-socket.ts";
import { Outbox } from "./outbox.ts";
import { QUIET } from "./testing/client.ts";
import { createWorld, settled } from "./testing/world.ts";

const door = {
  readyState: 1,
  OPEN: 1,
  close: () => undefined,
  terminate: () => undefined,
  once: () => undefined,
};

it("[SG172] what several say in the same moment is written once to each who hears it", async () => {
  const instance = await createWorld().start();
  const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris")];
  const written: string[] = [];
  const stream = new PassThrough();
  stream.on("data", (bytes: Buffer) => written.push(bytes.toString("latin1")));
  const vera = new OpenSocket({ door, stream, outbox: new Outbox() }, instance);
  const { token } = instance.connect({ name: "Vera" });
  for (const message of [
    { type: "hello", version: PROTOCOL_VERSION, token },
    { type: "join", room: "room123", open: false, state: QUIET, resume: null },
  ]) {
    vera.hear(Buffer.from(JSON.stringify(message)), false);
  }
  await settled();
  written.length = 0;

  for (const [level, client] of [anna, boris].entries()) {
    client.say({ type: "state", state: { ...QUIET, mic: "on", level: level + 1 } });
    await new Promise<void>(nextTick); // as between two sockets that are read one after the other
  }
  await settled();
  expect(written).toHaveLength(1);
  expect(written[0]?.match(/member-changed/g)).toHaveLength(2);
});
