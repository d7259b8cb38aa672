import { isUtf8 } from "node:buffer";
import type { Duplex } from "node:stream";
import { CLOSE_CODES, type CloseReason } from "@efir/protocol";
import type { Frame } from "./frame.ts";
import type { Pulse } from "./heartbeat.ts";
import type { Instance } from "./instance.ts";
import type { Outbox, Outgoing } from "./outbox.ts";
import type { Served, Socket } from "./serve-connection.ts";

/** How long the other end may take to close, before its socket is cut. */
const CUT_AFTER_MS = 2_000;
const NOTHING = Buffer.alloc(0);
/** A whole frame of the WebSocket protocol, as the ones in frame.ts are. */
const PING = Buffer.from([0x89, 0]);

/** A WebSocket, as far as it is not its stream. */
interface Door {
  readonly readyState: number;
  readonly OPEN: number;
  readonly close: (code: number, reason: string) => void;
  readonly terminate: () => void;
  readonly once: (event: "close", closed: () => void) => unknown;
}

interface Opened {
  readonly door: Door;
  readonly stream: Duplex;
  readonly outbox: Outbox;
}

/**
 * One socket. Frames go to its stream as they are: the WebSocket would frame them anew for each addressee.
 * There are thousands of these that do nothing, so there is no more of each than is needed then.
 */
export class OpenSocket implements Socket, Pulse, Outgoing {
  readonly stream: Duplex;
  readonly #door: Door;
  readonly #deps: Instance["deps"];
  readonly #served: Served;
  readonly #outbox: Outbox;
  /** What is said now, and not written yet. */
  #next: Frame | null = null;
  #more: Frame[] | null = null;
  #nextBytes = 0;
  #stopWaiting: (() => void) | null = null;
  heardAt: number;
  isTalker = false;

  constructor({ door, stream, outbox }: Opened, { connections, deps }: Instance) {
    this.stream = stream;
    this.#door = door;
    this.#outbox = outbox;
    this.#deps = deps;
    this.heardAt = deps.clock.now();
    this.#served = connections.serve(this);
  }

  send(frame: Frame): void {
    if (!this.#isOpen()) return;
    this.#nextBytes += frame.length;
    if (this.#next) (this.#more ??= [this.#next]).push(frame);
    else {
      this.#next = frame;
      this.#outbox.add(this);
    }
    if (this.isFull()) this.#overfull();
  }

  isFull(): boolean {
    return this.stream.writableLength + this.#nextBytes > this.#deps.limits.slowBytes;
  }

  flush(): void {
    const frames = this.#more ? Buffer.concat(this.#more, this.#nextBytes) : this.#next;
    this.#next = null;
    this.#more = null;
    this.#nextBytes = 0;
    if (frames && this.#isOpen()) this.stream.write(frames);
  }

  close(reason: CloseReason): void {
    const door = this.#door;
    this.flush();
    door.close(CLOSE_CODES[reason], reason);
    const cancel = this.#deps.clock.after(CUT_AFTER_MS, () => door.terminate());
    door.once("close", cancel);
  }

  ping(): void {
    if (this.#isOpen()) this.stream.write(PING);
  }

  silent(): void {
    this.#served.end("silent");
  }

  hear(data: Buffer | ArrayBuffer | Buffer[], isBinary: boolean): void {
    this.heardAt = this.#deps.clock.now();
    const raw = toBuffer(data);
    // What is relayed goes out as text, and a browser drops a connection whose text is none.
    this.#served.receive(isBinary && !isUtf8(raw) ? NOTHING : raw);
  }

  /** It pings by itself. */
  talks(): void {
    this.isTalker = true;
  }

  /** It answered a ping. */
  answered(): void {
    this.heardAt = this.#deps.clock.now();
    this.isTalker = false;
  }

  /** The socket has closed, for a reason of ours or for another. */
  closed(reason: CloseReason | undefined): void {
    this.#stopWaiting?.();
    this.#served.closed(reason);
  }

  #isOpen(): boolean {
    return this.#door.readyState === this.#door.OPEN;
  }

  #overfull(): void {
    this.flush();
    if (!this.#stopWaiting) {
      this.stream.once("drain", () => this.#drained());
      this.#stopWaiting = this.#deps.clock.after(this.#deps.limits.slowMs, () => this.#tooSlow());
    }
    if (this.stream.writableLength > this.#deps.limits.unreadBytes) this.#tooSlow();
  }

  #drained(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = null;
    this.#served.drained();
  }

  #tooSlow(): void {
    this.#served.end("too-slow");
  }
}

function toBuffer(data: Buffer | ArrayBuffer | Buffer[]): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
