import { once } from "node:events";
import {
  decodeServerMessage,
  encode,
  PROTOCOL_VERSION,
  type ClientMessage,
  type ServerMessage,
} from "@efir/protocol";
import { WebSocket } from "ws";
import { until } from "./until.ts";

/** A client without a page: it says anything, and writes down what it hears. */
export interface WireClient {
  readonly heard: readonly ServerMessage[];
  readonly sayRaw: (frame: string | Buffer) => void;
  readonly say: (message: ClientMessage) => void;
  readonly next: (type: ServerMessage["type"]) => Promise<ServerMessage>;
  /** The code that the server closed with. */
  readonly closed: Promise<number>;
  readonly close: () => void;
}

export async function connect(wsUrl: string): Promise<WireClient> {
  const socket = new WebSocket(wsUrl);
  const heard: ServerMessage[] = [];
  socket.on("message", (data: Buffer) => {
    const message = decodeServerMessage(data.toString());
    if (message.ok) heard.push(message.value);
  });
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  await once(socket, "open");
  const sayRaw = (frame: string | Buffer) => socket.send(frame);
  return {
    heard,
    sayRaw,
    closed,
    say: (message) => sayRaw(encode(message)),
    close: () => socket.close(),
    next: async (type) => {
      const find = () => heard.find((message) => message.type === type);
      await until(`hearing ${type}`, async () => find() !== undefined);
      return find()!;
    },
  };
}

export const hello = (token: string, version = PROTOCOL_VERSION): ClientMessage => ({
  type: "hello",
  version,
  token,
});

/** A session of a guest, as the page would get it. */
export async function guestToken(url: string, name: string, room?: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ guest: { name }, ...(room !== undefined && { room }) }),
  });
  const { token } = (await response.json()) as { token: string };
  return token;
}
