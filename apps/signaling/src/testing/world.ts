import * as v from "valibot";
import type { Logger } from "@efir/config";
import {
  createMemoryDirectory,
  createMemoryFigures,
  createMemoryHostRooms,
  createMemoryMoveKeys,
  createMemoryPictures,
  createMemoryRoomBus,
  RENEW_EVERY_MS,
  type Directory,
  type RoomBus,
} from "@efir/directory";
import { createManualClock, type Clock, type ManualClock } from "@efir/kit";
import { InstanceId, type RoomCode } from "@efir/protocol";
import { createInstance, type Instance } from "../instance.ts";
import type { Settings } from "../settings.ts";
import { connect, type Client, type ClientOptions } from "./client.ts";

export const SETTINGS: Settings = {
  botToken: "123456789:AAtestTestTestTestTestTestTestTest0",
  publicUrl: "http://localhost:3000",
  hostSecret: null,
  hostAllowedOrigins: null,
  telegramEnabled: false,
  telegramApiRoot: "http://telegram.test",
  fileApiUrl: "http://telegram.test",
  allowGuests: true,
  sessionSecrets: ["the first secret, long enough to be one"],
  maxRoomSize: 8,
  allowedOrigins: [],
  trustProxy: 0,
  stunUrls: ["stun:stun.test:3478"],
  turn: null,
  iceTransportPolicy: "all",
};

export const UNLIMITED = { burst: Infinity, perSecond: Infinity };

interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly context: unknown;
}

function recordingLogger(lines: LogLine[]): Logger {
  const at = (level: string) => (message: string, context?: unknown) =>
    void lines.push({ level, message, context });
  const logger: Logger = {
    error: at("error"),
    warn: at("warn"),
    info: at("info"),
    debug: at("debug"),
    child: () => logger,
  };
  return logger;
}

export interface InstanceOptions {
  readonly name?: string;
  readonly settings?: Partial<Settings>;
  readonly directory?: Directory;
  readonly bus?: RoomBus;
  /** Its own view of the world's clock. */
  readonly clock?: Clock;
  /** Before each id that it makes, where ids of several worlds meet. */
  readonly ids?: string;
}

export interface World {
  readonly clock: ManualClock;
  readonly directory: Directory;
  readonly log: LogLine[];
  readonly start: (options?: InstanceOptions) => Promise<TestInstance>;
  /** Who sits in a room, by the directory's word. */
  readonly seated: (code: string) => Promise<readonly string[]>;
}

export interface TestInstance extends Instance {
  readonly connect: (options: ClientOptions) => Client;
  readonly passes: (ms: number) => void;
  /** Moves this world's clock to the next round of renewing and sweeping. */
  readonly nextRound: () => void;
  /** Connects, says hello and joins. */
  readonly seat: (name: string, room?: string) => Promise<Client>;
}

/** Several instances in one process, on one directory and one bus, and a clock to move by hand. */
export function createWorld(): World {
  const clock = createManualClock(1_800_000_000_000);
  const directory = createMemoryDirectory({ clock });
  const figures = createMemoryFigures();
  const moveKeys = createMemoryMoveKeys({ clock });
  const bus = createMemoryRoomBus();
  const log: LogLine[] = [];
  let ids = 0;

  async function start({
    name,
    settings,
    ids: prefix = "id",
    ...ports
  }: InstanceOptions = {}): Promise<TestInstance> {
    const instance = createInstance({
      directory,
      bus,
      figures,
      pictures: createMemoryPictures({ clock }),
      hostRooms: createMemoryHostRooms({ clock }),
      moveKeys,
      clock,
      ...ports,
      logger: recordingLogger(log),
      instance: v.parse(InstanceId, name ?? `instance-${++ids}`),
      settings: { ...SETTINGS, ...settings },
      randomId: () => `${prefix}-${String(++ids).padStart(8, "0")}`,
    });
    await instance.start();
    const open = (options: ClientOptions) => connect(instance, options);
    return {
      ...instance,
      connect: open,
      passes: clock.advance,
      nextRound: () => clock.advance(RENEW_EVERY_MS),
      seat: async (person, room = "room123") => {
        const client = open({ name: person });
        client.hello();
        client.join(room);
        await settled();
        return client;
      },
    };
  }

  return {
    clock,
    directory,
    log,
    start,
    seated: async (code) => {
      const seated = await directory.members(code as RoomCode);
      return seated.map(({ member }) => member.name);
    },
  };
}

/** All that is on its way in this process, the bus included, has arrived. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 12; round++) await new Promise((done) => setImmediate(done));
}
