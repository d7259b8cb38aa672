import type { Clock } from "@efir/kit";
import {
  CLOSE_CODES,
  decodeServerMessage,
  decodeSignal,
  encode,
  PROTOCOL_VERSION,
  SIGNAL_MARK,
  type ClientMessage,
  type ServerMessage,
  type SignalFrame,
} from "@efir/protocol";
import type { GivenSocket } from "./anteroom.ts";
import { Nudge } from "./signaling-nudge.ts";
import { turnMs } from "./turns-to-open.ts";
import {
  outcomeOfClose,
  outcomeOfRefusal,
  outcomeOfWaiting,
  type SocketOutcome,
} from "./socket-outcome.ts";

/** From opening the socket to standing in the room. Then the next one is tried. */
const JOIN_WITHIN_MS = 10_000;
const PING_EVERY_MS = 5_000;
/** A socket that said nothing for two pings is dead, whatever the browser thinks. */
const SILENT_AFTER_MS = 12_000;
/** A server keeps 256 that are not known to have come, and many come at once to who enters a full room. */
const SIGNALS_UNTIL_HAD = 64;
/** The answer to a join is followed by what the others say to make their connections. */
const JOINING_MS = 2_500;
const ROUND_TRIPS = 2;
const TRY_ANOTHER: SocketOutcome = { kind: "retry", freshToken: false, afterMs: null };
const TRY_AT_ONCE: SocketOutcome = { ...TRY_ANOTHER, afterMs: 0 };

export interface SignalingSocketOptions {
  readonly url: string;
  readonly token: string;
  /** One that does not open for longer is given up: TCP waits longer and longer for each packet that gets lost. */
  readonly openWithinMs: number;
  readonly openSocket: (url: string) => WebSocket;
  /** One that was opened before, to be used instead. */
  readonly given: GivenSocket | null;
  readonly clock: Clock;
  /** It is open, and about to say its join: any other one of the session has to be closed. */
  readonly onOpen: () => void;
  /** What to say after hello, and again when let in. */
  readonly join: () => ClientMessage;
  /** How many frames came, for the ping; undefined without a session. */
  readonly had: () => number | undefined;
  /** We are in: what comes from now on is counted. */
  readonly onIn: (message: Extract<ServerMessage, { type: "joined" | "resumed" }>) => void;
  /** The server has answered: somebody has to let us in. */
  readonly onWaiting: () => void;
  /** Another frame came after that, which may be one that nobody can read. */
  readonly onCounted: () => void;
  readonly onMessage: (message: ServerMessage) => void;
  readonly onSignal: (signal: SignalFrame) => void;
  /** It is of no use any more, and closed. Said once; never after `close`. */
  readonly onGone: (outcome: SocketOutcome) => void;
}

/**
 * One socket: says hello and join in one flight, watches that it gets in and stays alive. Only one socket of
 * a session may have said its join: the server sends each frame to the newest alone.
 */
export class SignalingSocket {
  readonly #options: SignalingSocketOptions;
  readonly #socket: WebSocket;
  readonly #stops: (() => void)[];
  readonly #nudge: Nudge;
  #phase: "opening" | "waiting" | "in" | "closed" = "opening";
  #heardAt: number;
  #signalsSinceHad = 0;
  #roundTripMs: number;
  /** A round trip may have waited for a lost packet. */
  #quickestMs: number | null;

  constructor(options: SignalingSocketOptions) {
    this.#options = options;
    const { clock, openSocket, url, given } = options;
    this.#heardAt = clock.now();
    this.#roundTripMs = given?.roundTripMs ?? 0;
    this.#quickestMs = given && given.roundTripMs > 0 ? given.roundTripMs : null;
    this.#nudge = new Nudge({ clock, ping: this.#ask, roundTripMs: () => this.#roundTripMs });
    this.#socket = given?.socket ?? openSocket(url);
    const madeAt = given?.madeAt ?? clock.now();
    this.#socket.addEventListener("open", () => {
      this.#quickestMs = this.#roundTripMs = turnMs(url, clock.now() - madeAt);
      this.#opened();
    });
    // Whoever makes this does not have it before the constructor is through.
    if (this.#socket.readyState === WebSocket.OPEN) queueMicrotask(() => this.#opened());
    this.#socket.addEventListener("message", ({ data }) => this.#heard(data));
    this.#socket.addEventListener("close", ({ code }) => this.#gone(outcomeOfClose(code)));
    this.#stops = [
      clock.after(Math.max(0, madeAt + options.openWithinMs - clock.now()), () => {
        if (this.#socket.readyState === WebSocket.CONNECTING) this.#gone(TRY_AT_ONCE);
      }),
      clock.after(JOIN_WITHIN_MS, () => {
        if (this.#phase === "opening") this.#gone(TRY_ANOTHER);
      }),
      clock.every(PING_EVERY_MS, () => this.#beat()),
    ];
  }

  get heardAt(): number {
    return this.#heardAt;
  }

  get roundTripMs(): number {
    return this.#roundTripMs;
  }

  get quickestMs(): number | null {
    return this.#quickestMs;
  }

  send(frame: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(frame);
  }

  /** The same for what somebody waits for. */
  urge(frame: string): void {
    this.send(frame);
    this.#nudge.follow(ROUND_TRIPS * this.#roundTripMs);
  }

  /** `normal` gives the seat up, `silent` only this socket. */
  close(reason: "normal" | "silent"): void {
    if (this.#phase === "closed") return;
    this.#phase = "closed";
    for (const stop of this.#stops) stop();
    this.#nudge.close();
    this.#socket.close(CLOSE_CODES[reason]);
  }

  #opened(): void {
    if (this.#phase === "closed") return;
    const { token, join, onOpen, given } = this.#options;
    onOpen();
    if (!given?.isGreeting) {
      this.send(encode({ type: "hello", version: PROTOCOL_VERSION, token }));
    }
    if (!given?.isJoining) this.send(encode(join()));
    this.#nudge.follow(JOIN_WITHIN_MS);
    for (const frame of given?.heard ?? []) this.#heard(frame);
  }

  #beat(): void {
    const silentMs = this.#options.clock.now() - this.#heardAt;
    if (this.#phase !== "opening" && silentMs > SILENT_AFTER_MS) this.#gone(TRY_ANOTHER);
    else this.ping();
  }

  /** Asks the server whether it is there. */
  ping(): void {
    if (this.#phase === "in" || this.#phase === "waiting") this.#ask();
  }

  readonly #ask = (): void => {
    const { clock, had } = this.#options;
    const count = had();
    this.#signalsSinceHad = 0;
    const ping = { type: "ping", at: clock.now() } as const;
    this.send(encode(count === undefined ? ping : { ...ping, had: count }));
  };

  #heard(data: unknown): void {
    if (this.#phase === "closed") return;
    this.#heardAt = this.#options.clock.now();
    if (typeof data !== "string") return;
    const wasIn = this.#phase === "in";
    if (data.startsWith(SIGNAL_MARK)) {
      if (wasIn) this.#countSignal();
      const signal = decodeSignal(data);
      if (signal.ok) this.#options.onSignal(signal.value);
      return;
    }
    const message = decodeServerMessage(data); // a type of a newer server is none of our business
    if (wasIn && !(message.ok && message.value.type === "pong")) this.#options.onCounted();
    if (message.ok) this.#handle(message.value);
  }

  #countSignal(): void {
    this.#options.onCounted();
    this.#signalsSinceHad += 1;
    if (this.#signalsSinceHad >= SIGNALS_UNTIL_HAD) this.#ask();
  }

  #handle(message: ServerMessage): void {
    if (message.type === "refused") {
      this.#refused(message);
      return;
    }
    if (message.type === "turned-away") return this.#gone(outcomeOfWaiting(message.why));
    if (message.type === "let-in") this.send(encode(this.#options.join()));
    if (message.type === "pong") {
      this.#roundTripMs = Math.max(0, this.#options.clock.now() - message.at);
      this.#quickestMs = Math.min(this.#quickestMs ?? Infinity, this.#roundTripMs);
    }
    if (message.type === "joined" || message.type === "resumed") {
      this.#phase = "in";
      this.#nudge.endAfter(JOINING_MS);
      this.#options.onIn(message);
    }
    this.#options.onMessage(message);
  }

  #refused(message: Extract<ServerMessage, { type: "refused" }>): void {
    const outcome = outcomeOfRefusal(message);
    if (outcome === null) this.#options.onMessage(message);
    else if (outcome !== "wait") this.#gone(outcome);
    else {
      this.#phase = "waiting";
      this.#options.onWaiting();
    }
  }

  #gone(outcome: SocketOutcome): void {
    if (this.#phase === "closed") return;
    this.close(outcome.kind === "end" ? "normal" : "silent");
    this.#options.onGone(outcome);
  }
}
