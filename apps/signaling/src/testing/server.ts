import { createServer, type Server } from "node:http";
import { type AddressInfo } from "node:net";
import * as v from "valibot";
import { createLogger, type Logger } from "@efir/config";
import {
  createMemoryDirectory,
  createMemoryFigures,
  createMemoryHostRooms,
  createMemoryMoveKeys,
  createMemoryPictures,
  createMemoryRoomBus,
  type Directory,
  type Figures,
  type HostRooms,
  type MoveKeys,
  type RoomBus,
} from "@efir/directory";
import { createManualClock, type Clock, type ManualClock } from "@efir/kit";
import {
  InstanceId,
  type ApiError,
  type IceConfig,
  type Person,
  type SessionGrant,
} from "@efir/protocol";
import type { Settings } from "../settings.ts";
import { createSignaling, type Signaling } from "../signaling.ts";
import { SETTINGS } from "./world.ts";

export interface ServerOptions {
  readonly settings?: Partial<Settings>;
  readonly directory?: Directory;
  readonly bus?: RoomBus;
  readonly hostRooms?: HostRooms;
  readonly moveKeys?: MoveKeys;
  readonly clock?: Clock;
  /** "new": not started yet. */
  readonly phase?: "new";
}

export interface TestServer {
  readonly url: string;
  readonly clock: ManualClock;
  readonly directory: Directory;
  readonly figures: Figures;
  readonly signaling: Signaling;
  readonly server: Server;
  /** All that was logged, as the lines an operator would see. */
  readonly log: () => string;
  readonly fetch: (path: string, init?: RequestInit) => Promise<Answer>;
  readonly post: (body: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** A guest's session token. */
  readonly token: (name?: string, room?: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Body;
}

/** Every answer of the API, as far as a test looks into it. */
interface Body extends SessionGrant, Pick<IceConfig, "iceServers">, ApiError {
  readonly status: string;
  readonly members?: readonly Person[];
}

let instances = 0;
let ids = 0;

/** The whole service on a port of this machine, with a clock to move by hand unless another is given. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const clock = createManualClock(Date.now());
  const lines: string[] = [];
  const logger: Logger = createLogger({
    level: "debug",
    name: "test",
    write: (line) => void lines.push(line),
  });
  const directory = options.directory ?? createMemoryDirectory({ clock: options.clock ?? clock });
  const figures = createMemoryFigures();
  const signaling = createSignaling({
    directory,
    figures,
    pictures: createMemoryPictures({ clock: options.clock ?? clock }),
    hostRooms: options.hostRooms ?? createMemoryHostRooms({ clock: options.clock ?? clock }),
    moveKeys: options.moveKeys ?? createMemoryMoveKeys({ clock: options.clock ?? clock }),
    bus: options.bus ?? createMemoryRoomBus(),
    clock: options.clock ?? clock,
    logger,
    instance: v.parse(InstanceId, `test-${process.pid}-${++instances}`),
    settings: { ...SETTINGS, ...options.settings },
    // As long as real ones, whatever the number of the process.
    randomId: () => `id-${String(process.pid).padStart(10, "0")}-${String(++ids).padStart(8, "0")}`,
  });
  const server = createServer(signaling.app);
  signaling.attach(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  if (options.phase !== "new") await signaling.start();

  const ask: TestServer["fetch"] = async (path, init) => {
    const response = await fetch(url + path, init);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: JSON.parse(isJson ? text : "{}") as Body,
    };
  };
  const post: TestServer["post"] = (body, headers = {}) =>
    ask("/api/session", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });

  return {
    url,
    clock,
    directory,
    figures,
    signaling,
    server,
    log: () => lines.join(""),
    fetch: ask,
    post,
    token: async (name = "Anna", room) => (await post({ guest: { name }, room })).body.token,
    close: async () => {
      const closed = signaling.close();
      clock.advance(10_000); // cuts whoever does not close
      await closed;
      const down = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await down;
    },
  };
}
