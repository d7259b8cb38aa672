import { backoffMs, State, type Clock, type Result, type Value } from "@efir/kit";
import {
  encode,
  encodeSignal,
  type ClientMessage,
  type MemberState,
  type RoomCode,
  type ServerMessage,
  type SignalFrame,
} from "@efir/protocol";
import type { GivenSocket } from "./anteroom.ts";
import type { EndReason } from "./end-reason.ts";
import { Rescue, type Try } from "./signaling-rescue.ts";
import { SignalingSession } from "./signaling-session.ts";
import { SignalingSocket } from "./signaling-socket.ts";
import type { SocketOutcome } from "./socket-outcome.ts";

export type SignalingStatus =
  | { readonly kind: "connecting"; readonly attempt: number }
  | { readonly kind: "waiting" }
  | { readonly kind: "joined" }
  | { readonly kind: "ended"; readonly reason: EndReason };

export interface SignalingOptions {
  readonly url: string;
  readonly room: RoomCode;
  readonly open: boolean;
  readonly token: (fresh: boolean) => Promise<Result<string, "not-admitted" | "unreachable">>;
  /** What to say of oneself at the next join. */
  readonly state: () => MemberState;
  readonly onMessage: (message: ServerMessage) => void;
  readonly onSignal: (signal: SignalFrame) => void;
  readonly openSocket: (url: string) => WebSocket;
  /** For the first attempt: a socket that was opened before; null where there is none. */
  readonly takeSocket: () => GivenSocket | null;
  readonly clock: Clock;
  readonly random: () => number;
}

interface Opening {
  readonly token: string;
  readonly given: GivenSocket | null;
  readonly openWithinMs: number;
  /** It came to nothing, and was not the one in use. */
  readonly onLost: () => void;
}

const BACKOFF = { firstMs: 300, maxMs: 5_000, jitter: 0.5 };
/** Refused with a fresh token as well: the token is not the trouble. */
const MAX_TOKEN_REFUSALS = 2;

/** The first one may hang. After that the line is taken for what it is. */
const FIRST_OPENS_WITHIN_MS = 4_000;
const OPENS_WITHIN_MS = 10_000;

/** While in doubt: a server that answers was heard since. */
const HEARD_MS = 1_200;

/** The way to the server: gets in, stays in, comes back and goes on where it was. */
export class Signaling {
  readonly #options: SignalingOptions;
  readonly #status = new State<SignalingStatus>({ kind: "connecting", attempt: 1 });
  readonly #session = new SignalingSession();
  readonly #rescue: Rescue;
  #socket: SignalingSocket | null = null;
  #cancelRetry: () => void = () => undefined;
  #tokenRefusals = 0;
  #mayOpen: boolean;
  #freshToken = false;
  /** Said after the join that told how one is, and before it was answered. */
  #unsaid: MemberState | null = null;
  /** Tells the newest attempt from one that still waits for its token. */
  #turn = 0;

  readonly status: Value<SignalingStatus> = this.#status;

  constructor(options: SignalingOptions) {
    this.#options = options;
    this.#mayOpen = options.open;
    this.#rescue = new Rescue({
      clock: options.clock,
      ping: () => this.#socket?.ping(),
      heardAt: () => this.#socket?.heardAt ?? null,
      roundTripMs: () => this.#socket?.roundTripMs ?? 0,
      open: this.#openBeside,
    });
    void this.#attempt(1);
  }

  sendState(state: MemberState): void {
    if (this.#status.get().kind !== "joined") {
      this.#unsaid = state;
      return;
    }
    this.mention({ type: "state", state });
  }

  /** Says something in the room that has to arrive; outside it, nothing. */
  tell(message: ClientMessage): void {
    if (this.#status.get().kind !== "joined") return;
    const frame = encode(message);
    this.#session.sends(frame);
    this.#socket?.send(frame);
  }

  /** Says something that may get lost. */
  mention(message: ClientMessage): void {
    if (this.#status.get().kind !== "joined") return;
    this.#session.passes();
    this.#socket?.send(encode(message));
  }

  /** While there is no socket it waits for the next one, if the session goes on over that. */
  sendSignal(signal: SignalFrame): void {
    const frame = encodeSignal(signal);
    if (this.#status.get().kind !== "joined") return this.#session.waits(frame);
    this.#session.sends(frame);
    this.#socket?.urge(frame);
  }

  /** The network has just come back: do not sit out the wait. */
  readonly retryNow = (): void => {
    const status = this.#status.get();
    if (status.kind === "connecting" && !this.#socket) void this.#attempt(status.attempt);
  };

  /** Something says that the server may not hear us: see at once, and do not wait for the socket to say so. */
  doubt(): void {
    if (this.#status.get().kind !== "ended") this.#rescue.doubt();
  }

  /** There is a network again, likely another one. */
  networkCame(): void {
    this.doubt();
    if (this.#status.get().kind === "connecting" && !this.#socket) this.retryNow();
    else if (this.#status.get().kind !== "ended") this.#rescue.networkCame();
  }

  /** Whether signals are likely to get through. */
  isHeard(): boolean {
    const heardAt = this.#socket?.heardAt ?? -Infinity;
    const isFresh = this.#options.clock.now() - heardAt < HEARD_MS;
    return this.#status.get().kind === "joined" && (isFresh || !this.#rescue.isDoubting());
  }

  /** The quickest round trip to the server so far; null: not known yet. */
  quickestMs(): number | null {
    return this.#socket?.quickestMs ?? null;
  }

  leave(): void {
    const { kind } = this.#status.get();
    if (kind === "joined" || kind === "waiting") this.#socket?.send(encode({ type: "leave" }));
    this.#end("left");
  }

  async #attempt(attempt: number): Promise<void> {
    this.#cancelRetry();
    const turn = ++this.#turn;
    this.#status.set({ kind: "connecting", attempt });
    const token = await this.#options.token(this.#freshToken);
    if (this.#status.get().kind === "ended" || turn !== this.#turn) return;
    if (token.ok) this.#open(token.value, attempt);
    else if (token.error === "not-admitted") this.#end("not-admitted");
    else this.#retry(null);
  }

  #open(token: string, attempt: number): void {
    const given = this.#options.takeSocket();
    const openWithinMs = attempt === 1 ? FIRST_OPENS_WITHIN_MS : OPENS_WITHIN_MS;
    this.#socket = this.#createSocket({ token, given, openWithinMs, onLost: () => undefined });
    // It may have been open for minutes, and its network gone.
    if (given && given.heard.length > 0) this.doubt();
  }

  #openBeside = async (onLost: () => void): Promise<Try | null> => {
    const token = await this.#options.token(false);
    if (!token.ok || this.#status.get().kind === "ended") return null;
    const openWithinMs = OPENS_WITHIN_MS;
    const socket = this.#createSocket({ token: token.value, given: null, openWithinMs, onLost });
    return {
      close: () => {
        if (socket !== this.#socket) socket.close("silent");
      },
    };
  };

  #createSocket({ onLost, ...opening }: Opening): SignalingSocket {
    const { url, openSocket, clock, onMessage, onSignal } = this.#options;
    const socket: SignalingSocket = new SignalingSocket({
      ...opening,
      url,
      openSocket,
      clock,
      join: this.#join,
      had: () => this.#session.resume()?.had,
      onOpen: () => this.#opened(socket),
      onIn: this.#gotIn,
      onWaiting: () => {
        this.#tokenRefusals = 0;
        this.#status.set({ kind: "waiting" });
      },
      onCounted: () => this.#session.came(),
      onMessage: (message) => {
        if (message.type === "pong") this.#session.arrived(message.had ?? 0);
        onMessage(message);
      },
      onSignal,
      onGone: (outcome) => {
        if (socket === this.#socket) this.#gone(outcome);
        else onLost();
      },
    });
    return socket;
  }

  /** The first to open wins: the session goes on over this one, and over no other. */
  #opened(socket: SignalingSocket): void {
    if (socket !== this.#socket) {
      this.#cancelRetry();
      this.#turn++;
      this.#socket?.close("silent");
      this.#socket = socket;
      if (this.#status.get().kind === "joined")
        this.#status.set({ kind: "connecting", attempt: 1 });
    }
    this.#rescue.settle();
  }

  #join = (): ClientMessage => {
    const { room, state } = this.#options;
    this.#unsaid = null;
    const resume = this.#session.resume();
    return { type: "join", room, open: this.#mayOpen, state: state(), resume };
  };

  #gotIn = (message: Extract<ServerMessage, { type: "joined" | "resumed" }>): void => {
    this.#tokenRefusals = 0;
    this.#mayOpen = true; // a server that lost its rooms throws nobody out who was in one
    const isResumed = message.type === "resumed";
    const unheard = isResumed ? this.#session.resumed(message.had) : this.#session.joined(message);
    for (const frame of unheard) this.#socket?.send(frame);
    this.#status.set({ kind: "joined" });
    if (isResumed && this.#unsaid) this.sendState(this.#unsaid);
  };

  #gone = (outcome: SocketOutcome): void => {
    this.#socket = null;
    if (outcome.kind === "end") this.#end(outcome.reason);
    else if (outcome.freshToken && ++this.#tokenRefusals >= MAX_TOKEN_REFUSALS) {
      this.#end("not-admitted");
    } else {
      this.#freshToken = outcome.freshToken;
      this.#retry(outcome.afterMs);
    }
  };

  #retry(afterMs: number | null): void {
    const status = this.#status.get();
    if (status.kind === "ended") return;
    const attempt = status.kind === "connecting" ? status.attempt + 1 : 1;
    const { clock, random } = this.#options;
    this.#status.set({ kind: "connecting", attempt });
    const wait = afterMs ?? backoffMs(attempt - 1, BACKOFF, random());
    this.#cancelRetry = clock.after(wait, () => void this.#attempt(attempt));
  }

  #end(reason: EndReason): void {
    this.#cancelRetry();
    this.#rescue.close();
    this.#socket?.close("normal");
    this.#socket = null;
    if (this.#status.get().kind !== "ended") this.#status.set({ kind: "ended", reason });
  }
}
