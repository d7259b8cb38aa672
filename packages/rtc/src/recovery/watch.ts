import type { Clock } from "@efir/kit";
import type { Connection } from "../connection.ts";
import { afterCure, cureFor, startDying, type Cure, type Dying } from "./cure.ts";
import { isDead, nextSilence, silentMs, startSilence, type Silence } from "./silence.ts";
import { signsOfLife } from "./signs-of-life.ts";

type Watched = Pick<Connection, "status" | "stats" | "playing">;

export interface WatchOptions {
  /** The one in use; another one is watched from its own beginning. */
  readonly connection: () => Watched | null;
  readonly signalingUp: () => boolean;
  readonly isFar: () => boolean;
  readonly onCure: (cure: Exclude<Cure, "none">) => void;
  /** Whether it seems dead now. */
  readonly onDead: (dead: boolean) => void;
  readonly clock: Pick<Clock, "now">;
  readonly random: () => number;
}

/** Signals get through again: what is silent for so long is worth a restart at once. */
const SILENT_AT_RETURN_MS = 600;

/**
 * Hears whether anything comes over a connection, and asks for a cure when nothing does. What browsers say of themselves comes 5 to 30
 * seconds late.
 */
export class Watch {
  readonly #options: WatchOptions;
  #connection: Watched | null = null;
  /** Null before the first connection. */
  #silence: Silence | null = null;
  #dying: Dying | null = null;
  #playedAt: number | null = null;
  #looking = false;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  hint(): void {
    this.#hears({ kind: "hint" });
  }

  signalingReturned(): void {
    const now = this.#options.clock.now();
    if (!this.#silence || silentMs(this.#silence, now) < SILENT_AT_RETURN_MS) return;
    this.#dying ??= startDying(now);
    this.#apply(this.#dying, "restart-ice");
  }

  /** Called five times a second. */
  async look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      await this.#listen();
      this.#judge();
    } finally {
      this.#looking = false;
    }
  }

  /** The moment that is being played tells it for nothing; only when that stands still is the browser asked to count. */
  async #listen(): Promise<void> {
    const connection = this.#options.connection();
    if (connection !== this.#connection) {
      this.#connection = connection;
      this.#silence = null;
    }
    if (!connection) return;
    if (!this.#silence) {
      if (connection.status.get().kind !== "connected") return;
      this.#silence = startSilence(this.#options.clock.now());
    }
    const playedAt = connection.playing()?.timestamp ?? null;
    const isPlaying = playedAt !== this.#playedAt;
    this.#playedAt = playedAt;
    const count = isPlaying ? this.#silence.count + 1 : signsOfLife(await connection.stats());
    if (connection === this.#connection) this.#hears({ kind: "counted", count });
  }

  #hears(event: Parameters<typeof nextSilence>[1]): void {
    if (this.#silence) {
      this.#silence = nextSilence(this.#silence, event, this.#options.clock.now());
    }
  }

  #judge(): void {
    const { clock, signalingUp, isFar, random, onDead } = this.#options;
    const now = clock.now();
    const dead = this.#silence !== null && isDead(this.#silence, now);
    onDead(dead);
    if (!dead) {
      this.#dying = null;
      return;
    }
    this.#dying ??= startDying(now);
    const circumstances = {
      now,
      signalingUp: signalingUp(),
      isFar: isFar(),
      random: random(),
    };
    this.#apply(this.#dying, cureFor(this.#dying, circumstances));
  }

  #apply(dying: Dying, cure: Cure): void {
    this.#dying = afterCure(dying, cure, this.#options.clock.now());
    if (cure !== "none") this.#options.onCure(cure);
  }
}
