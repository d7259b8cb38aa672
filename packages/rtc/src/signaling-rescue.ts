import { backoffMs, type Clock } from "@efir/kit";

/** A socket that is being opened beside the one in use. */
export interface Try {
  readonly close: () => void;
}

export interface RescueOptions {
  readonly clock: Clock;
  /** Asks the server whether it is there. */
  readonly ping: () => void;
  /** When the server was last heard over the socket in use; null without one. */
  readonly heardAt: () => number | null;
  readonly roundTripMs: () => number;
  /** Opens one more socket. `onLost` is called when it comes to nothing. Null when there is no token. */
  readonly open: (onLost: () => void) => Promise<Try | null>;
}

const PING_EVERY_MS = 350;
/** After the last reason for doubt. */
const TROUBLE_LASTS_MS = 3_000;
const ANSWER_WITHIN_MS = 600;
/** A socket that has just opened has a session to take over; opening another would begin that anew. */
const TAKE_OVER_WITHIN_MS = 1_500;
const TRY_EVERY_MS = 700;
/** Browsers hold back sockets to a host that fails too often. */
const QUICK_TRIES = 8;
const LATER_TRY_EVERY_MS = 1_000;
const MAX_TRIES = 4;
/** The event that a network came is told before there is a route. */
const NO_ROUTE_MS = 3_000;
/** Mostly it is there in a moment; browsers hold back sockets of whoever fails too often. */
const NO_ROUTE = { firstMs: 50, maxMs: 400, jitter: 0 };

/**
 * While there is reason to doubt: asks whether the server is there, and opens sockets beside one that is silent. A connect that hangs holds
 * up nobody; the first to open wins.
 */
export class Rescue {
  readonly #options: RescueOptions;
  readonly #tries: Try[] = [];
  #stop: (() => void) | null = null;
  #cancelSoon: () => void = () => undefined;
  #since = 0;
  #until = 0;
  #triedAt = -Infinity;
  #count = 0;
  #cameAt = -Infinity;
  /** Since then. */
  #failures = 0;

  constructor(options: RescueOptions) {
    this.#options = options;
  }

  /** Something says that the server may not hear us. */
  doubt(): void {
    const { clock } = this.#options;
    this.#until = clock.now() + TROUBLE_LASTS_MS;
    if (this.#stop) return;
    this.#since = clock.now();
    this.#count = 0;
    this.#stop = clock.every(PING_EVERY_MS, this.#look);
    this.#options.ping();
  }

  /** Whatever socket there was is bound to a network that is gone. */
  networkCame(): void {
    this.#cameAt = this.#options.clock.now();
    this.#failures = 0;
    this.doubt();
    void this.#try();
  }

  isDoubting(): boolean {
    return this.#stop !== null;
  }

  /** One has won. */
  settle(): void {
    this.#cancelSoon();
    this.#since = this.#options.clock.now() + TAKE_OVER_WITHIN_MS;
    for (const each of this.#tries.splice(0)) each.close();
  }

  close(): void {
    this.settle();
    this.#stop?.();
    this.#stop = null;
  }

  #look = (): void => {
    const { clock, ping } = this.#options;
    const now = clock.now();
    if (now >= this.#until) return this.close();
    ping();
    if (!this.#isSilent()) return;
    const every = this.#count < QUICK_TRIES ? TRY_EVERY_MS : LATER_TRY_EVERY_MS;
    if (now - this.#triedAt >= every) void this.#try();
  };

  #isSilent(): boolean {
    const { clock, heardAt, roundTripMs } = this.#options;
    const heard = heardAt();
    if (heard === null) return true;
    // What was before the doubt proves nothing: until then nobody had asked.
    return clock.now() - Math.max(heard, this.#since) > ANSWER_WITHIN_MS + 2 * roundTripMs();
  }

  async #try(): Promise<void> {
    this.#triedAt = this.#options.clock.now();
    this.#count += 1;
    const attempt: { opened: Try | null; isLost: boolean } = { opened: null, isLost: false };
    attempt.opened = await this.#options.open(() => {
      attempt.isLost = true;
      this.#lost(attempt.opened);
    });
    const { opened } = attempt;
    if (!opened || attempt.isLost) return;
    if (!this.#stop) {
      opened.close();
      return;
    }
    this.#tries.push(opened);
    if (this.#tries.length > MAX_TRIES) this.#tries.shift()?.close();
  }

  #lost(lost: Try | null): void {
    const { clock } = this.#options;
    const at = lost ? this.#tries.indexOf(lost) : -1;
    if (at >= 0) this.#tries.splice(at, 1);
    if (!this.#stop || clock.now() - this.#cameAt > NO_ROUTE_MS) return;
    this.#cancelSoon();
    const wait = backoffMs(this.#failures++, NO_ROUTE, 0);
    this.#cancelSoon = clock.after(wait, () => void this.#try());
  }
}
