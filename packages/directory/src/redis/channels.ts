import { createSerialQueue } from "@efir/kit";
import type { Redis } from "ioredis";
import { openLine, type RedisClient } from "./redis-client.ts";

interface Listener {
  readonly heard: (said: Buffer) => void;
}

/**
 * Listens on one more connection, made with the first listener and shared by all: a connection that
 * subscribes can do nothing else. It reconnects, and subscribes again, by itself.
 */
export class Channels {
  readonly #redis: RedisClient;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #inOrder = createSerialQueue();
  #connection: Redis | "none" | "closed" = "none";

  constructor(redis: RedisClient) {
    this.#redis = redis;
  }

  readonly listen = (channel: string, heard: Listener["heard"]): Promise<() => Promise<void>> => {
    const listener = { heard };
    return this.#inOrder(async () => {
      await this.#start(channel, listener);
      return () => {
        this.#listeners.get(channel)?.delete(listener); // at once: nothing is heard after a stop
        return this.#inOrder(() => this.#stop(channel, listener));
      };
    });
  };

  readonly close = (): Promise<void> => {
    if (typeof this.#connection === "object") this.#connection.disconnect();
    this.#connection = "closed";
    this.#listeners.clear();
    return Promise.resolve();
  };

  async #start(channel: string, listener: Listener): Promise<void> {
    const connection = this.#connected();
    const others = this.#listeners.get(channel);
    if (others) {
      others.add(listener);
      return;
    }
    // Before subscribing: the first message may come together with the confirmation.
    this.#listeners.set(channel, new Set([listener]));
    try {
      await connection.subscribe(channel);
    } catch (error) {
      this.#listeners.delete(channel);
      throw error;
    }
  }

  async #stop(channel: string, listener: Listener): Promise<void> {
    const others = this.#listeners.get(channel);
    others?.delete(listener);
    if (others?.size !== 0 || typeof this.#connection !== "object") return;
    this.#listeners.delete(channel);
    // A connection that cannot be told is lost or closed, and hears nothing of it either.
    await this.#connection.unsubscribe(channel).catch(() => undefined);
  }

  #connected(): Redis {
    if (this.#connection === "closed") throw new Error("Listening after close");
    if (this.#connection === "none") this.#connection = this.#connect();
    return this.#connection;
  }

  #connect(): Redis {
    // Even where commands shall fail at once while Redis is away, a subscription waits for it.
    const connection = openLine(this.#redis, {
      enableOfflineQueue: true,
      autoResubscribe: true,
    });
    connection.on("error", () => undefined); // the owner's connection has the same error, and reports it
    connection.on("messageBuffer", (channel, said) => {
      const listeners = this.#listeners.get(channel.toString()) ?? [];
      for (const { heard } of [...listeners]) heard(said);
    });
    return connection;
  }
}
