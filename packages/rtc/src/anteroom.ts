import type { Clock } from "@efir/kit";
import { CLOSE_CODES, encode, PROTOCOL_VERSION, type MemberState } from "@efir/protocol";
import type { CallOptions } from "./call.ts";
import { turnMs } from "./turns-to-open.ts";

/** A socket on which a call goes on from where the anteroom was. */
export interface GivenSocket {
  readonly socket: WebSocket;
  /** Whether hello was said on it; then that is not said again. */
  readonly isGreeting: boolean;
  /** Whether the join was said on it, of somebody who has everything off so far. */
  readonly isJoining: boolean;
  /** The frames that came over it so far; none: the welcome has yet to come. */
  readonly heard: readonly string[];
  /** From hello to welcome, or before that as the opening tells; 0 before it is open. */
  readonly roundTripMs: number;
  /** When it began to open. */
  readonly madeAt: number;
}

type Token = CallOptions["token"];

export interface AnteroomOptions extends Pick<CallOptions, "url"> {
  /** Null: it is not known yet who comes. */
  readonly token: Token | null;
  readonly openSocket: (url: string) => WebSocket;
  readonly clock: Pick<Clock, "now" | "after">;
}

/** Into which room somebody wishes, by a tap. */
export type JoinAhead = Pick<CallOptions, "room" | "open">;

const ALL_OFF: MemberState = { mic: "off", camera: "off", screen: "off", hand: false, level: 0 };

/** Whoever looks at the first screen for longer begins from nothing: a socket costs the server something. */
const KEEP_MS = 180_000;

/**
 * The way to the server while somebody has yet to join: connected, known there, and told which servers to use. Failing costs nothing: a
 * call that finds nothing here makes its own way. What comes is kept unread: this is here before the engine, which reads it.
 */
export class Anteroom {
  readonly #options: AnteroomOptions;
  readonly #socket: WebSocket;
  readonly #madeAt: number;
  readonly #listening = new AbortController();
  readonly #cancel: () => void;
  #whose: Token | null;
  #token: string | null = null;
  readonly #heard: string[] = [];
  #greetedAt: number | null = null;
  #wish: JoinAhead | null = null;
  #roundTripMs = 0;

  constructor(options: AnteroomOptions) {
    this.#options = options;
    this.#whose = options.token;
    this.#socket = options.openSocket(options.url);
    const until = { signal: this.#listening.signal };
    this.#madeAt = options.clock.now();
    const opened = () => {
      this.#roundTripMs = turnMs(options.url, options.clock.now() - this.#madeAt);
      this.#greet();
    };
    this.#socket.addEventListener("open", opened, until);
    this.#socket.addEventListener("message", ({ data }) => this.#keep(data), until);
    this.#socket.addEventListener("close", () => this.#stop(), until);
    this.#cancel = options.clock.after(KEEP_MS, () => this.close());
    if (options.token) void this.#getToken(options.token);
  }

  /** Somebody comes. False: this is of no use to them; it is for somebody else, or was closed, as a server does to whoever says no hello. */
  admit(token: Token): boolean {
    if (this.#listening.signal.aborted || (this.#whose && this.#whose !== token)) return false;
    if (!this.#whose) {
      this.#whose = token;
      void this.#getToken(token);
    }
    return true;
  }

  /** The one who was admitted joins, before what makes calls is here: a turn on the network goes by meanwhile. */
  join(wish: JoinAhead): void {
    if (this.#wish) return;
    this.#wish = wish;
    if (this.#greetedAt !== null) this.#sayJoin(wish);
  }

  /** For a call of the same person, once; nothing here happens any more after it. */
  take(token: Token): GivenSocket | null {
    if (this.#whose && token !== this.#whose) this.close();
    if (this.#listening.signal.aborted) return null;
    this.#stop();
    return {
      socket: this.#socket,
      isGreeting: this.#greetedAt !== null,
      isJoining: this.#greetedAt !== null && this.#wish !== null,
      heard: this.#heard,
      roundTripMs: this.#roundTripMs,
      madeAt: this.#madeAt,
    };
  }

  close(): void {
    if (this.#listening.signal.aborted) return;
    this.#stop();
    this.#socket.close(CLOSE_CODES.normal);
  }

  async #getToken(whose: Token): Promise<void> {
    const token = await whose(false);
    if (token.ok) {
      this.#token = token.value;
      this.#greet();
    } else this.close();
  }

  readonly #greet = (): void => {
    const isOpen = this.#socket.readyState === WebSocket.OPEN;
    if (!isOpen || this.#token === null || this.#listening.signal.aborted) return;
    this.#greetedAt = this.#options.clock.now();
    this.#socket.send(encode({ type: "hello", version: PROTOCOL_VERSION, token: this.#token }));
    if (this.#wish) this.#sayJoin(this.#wish);
  };

  #sayJoin({ room, open }: JoinAhead): void {
    this.#socket.send(encode({ type: "join", room, open, state: ALL_OFF, resume: null }));
  }

  #keep(data: unknown): void {
    if (typeof data !== "string") return;
    if (this.#heard.length === 0) {
      this.#roundTripMs = this.#options.clock.now() - (this.#greetedAt ?? 0);
    }
    this.#heard.push(data);
  }

  #stop(): void {
    this.#listening.abort();
    this.#cancel();
  }
}
