import type { Redis } from "ioredis";
import { Batch } from "./batch.ts";
import { openLine, type RedisClient } from "./redis-client.ts";

/** A channel's frames are not collected any further: Redis and the listener do not like huge messages. */
const MAX_BATCH_BYTES = 64 * 1024;
/** What may wait in this process while Redis is away or slow. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;
const REPLIES_OFF = Buffer.from("*3\r\n$6\r\nCLIENT\r\n$5\r\nREPLY\r\n$3\r\nOFF\r\n");
const LINE_END = Buffer.from("\r\n");

type Line =
  | { readonly kind: "none" | "closed" }
  | { readonly kind: "connecting" | "open"; readonly redis: Redis };

/**
 * Publishes without an answer, on a connection of its own where Redis keeps its replies to itself: no
 * promise, no reply and no wait for a frame. The frames for one channel that are said in one turn of the
 * event loop travel as one message. It reconnects by itself; meanwhile frames wait, up to a bound.
 */
export class Publisher {
  readonly #source: RedisClient;
  readonly #heads = new Map<string, Buffer>();
  #batches = new Map<string, Batch>();
  #waitingBytes = 0;
  #isFlushDue = false;
  #line: Line = { kind: "none" };

  constructor(source: RedisClient) {
    this.#source = source;
  }

  /** False when it is not taken: closed, or too much waits already. */
  say(channel: string, frame: Buffer): boolean {
    if (this.#line.kind === "closed" || this.#unsentBytes() > MAX_WAITING_BYTES) return false;
    if (this.#line.kind === "none") this.#connect();
    const batch = this.#batchFor(channel, frame);
    batch.add(frame);
    this.#waitingBytes += frame.length;
    this.#flushSoon();
    return true;
  }

  close(): void {
    this.#flush();
    if ("redis" in this.#line) this.#line.redis.disconnect(); // what was written is still sent
    this.#line = { kind: "closed" };
  }

  #unsentBytes(): number {
    const written = this.#line.kind === "open" ? this.#line.redis.stream.writableLength : 0;
    return this.#waitingBytes + written;
  }

  #batchFor(channel: string, frame: Buffer): Batch {
    const batch = this.#batches.get(channel);
    if (batch && batch.bytes + frame.length <= MAX_BATCH_BYTES) return batch;
    if (batch) this.#flush();
    const fresh = this.#batches.get(channel) ?? new Batch();
    this.#batches.set(channel, fresh);
    return fresh;
  }

  #flushSoon(): void {
    if (this.#isFlushDue) return;
    this.#isFlushDue = true;
    setImmediate(() => {
      this.#isFlushDue = false;
      this.#flush();
    });
  }

  #flush(): void {
    if (this.#line.kind !== "open" || this.#batches.size === 0) return;
    const { stream } = this.#line.redis;
    const batches = this.#batches;
    this.#batches = new Map();
    this.#waitingBytes = 0;
    for (const [channel, batch] of batches) stream.write(this.#command(channel, batch));
  }

  #command(channel: string, batch: Batch): Buffer {
    const head = this.#headFor(channel);
    const size = Buffer.from(`${batch.bytes}\r\n`);
    const command = Buffer.allocUnsafe(head.length + size.length + batch.bytes + LINE_END.length);
    command.set(head);
    command.set(size, head.length);
    command.set(LINE_END, batch.write(command, head.length + size.length));
    return command;
  }

  /** A command up to the size of its message. One for each channel spoken to, which are instances: few. */
  #headFor(channel: string): Buffer {
    const known = this.#heads.get(channel);
    if (known) return known;
    const head = Buffer.from(
      `*3\r\n$7\r\nPUBLISH\r\n$${Buffer.byteLength(channel)}\r\n${channel}\r\n$`,
    );
    this.#heads.set(channel, head);
    return head;
  }

  #connect(): void {
    const redis = openLine(this.#source, { lazyConnect: false, enableOfflineQueue: false });
    this.#line = { kind: "connecting", redis };
    redis.on("error", () => undefined); // the owner's connection has the same error, and reports it
    redis.on("ready", () => void this.#open(redis));
    redis.on("close", () => this.#lost(redis));
  }

  /** The connection's own commands have their replies before the replies are turned off. */
  async #open(redis: Redis): Promise<void> {
    const { stream } = redis;
    try {
      await redis.ping();
    } catch {
      return; // lost again; it comes back by itself
    }
    if (this.#line.kind !== "connecting" || redis.stream !== stream) return;
    stream.write(REPLIES_OFF);
    this.#line = { kind: "open", redis };
    this.#flush();
  }

  #lost(redis: Redis): void {
    if (this.#line.kind === "open") this.#line = { kind: "connecting", redis };
  }
}
