import type { Logger } from "@efir/config";
import type { Directory, HostRooms, RoomEvent } from "@efir/directory";
import type { Clock } from "@efir/kit";
import { roomKey, type RoomCode } from "@efir/protocol";
import type { Api } from "grammy";
import type { Links } from "../links.ts";
import type { BotStore, Card } from "../store.ts";
import { readCardFacts } from "./card-facts.ts";
import { cardKey } from "./card-key.ts";
import { createGate } from "./gate.ts";
import { Job, type JobOptions } from "./job.ts";
import { lookAfterRoom } from "./room-cards.ts";
import { createSharedReads } from "./shared-reads.ts";
import { StayKeeper } from "./stay-keeper.ts";
import { updateCard } from "./update-card.ts";

/** How many things are looked after at once: about as many requests as Telegram takes in a moment. */
const AT_ONCE = 5;
/** Events are missed while Redis is away, and nobody tells of a room that ran out. */
const LOOK_AGAIN_EVERY_MS = 5 * 60_000;
const LAST_EDITS_WITHIN_MS = 2_000;

export interface CardKeeperDeps {
  /** Waits by itself when Telegram asks to, so it must not be one that retries. */
  readonly api: Pick<Api, "editMessageText" | "editMessageTextInline">;
  readonly directory: Directory;
  readonly hostRooms: Pick<HostRooms, "find">;
  readonly store: BotStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly links: Pick<Links, "webApp" | "direct">;
  readonly random?: () => number;
}

/** Keeps every card of every room true. Several may work on one store: each edit is made by one of them. */
export interface CardKeeper {
  /** Listens from now on, and begins to bring up to date what happened before. What throws may be tried again. */
  readonly start: () => Promise<void>;
  /** Something happened that no event tells: a new card, somebody who wants to be rung. */
  readonly refresh: (code: RoomCode) => void;
  /** How many cards are not known to be true right now. */
  readonly unsettled: () => number;
  /** Waits two seconds at most for edits that are under way. */
  readonly close: () => Promise<void>;
}

interface Watched {
  readonly stay: StayKeeper;
  readonly job: Job;
}

export function createCardKeeper(deps: CardKeeperDeps): CardKeeper {
  const keeper = new Keeper(deps);
  const { start, refresh, unsettled, close } = keeper;
  return { start, refresh, unsettled, close };
}

class Keeper {
  readonly #deps: CardKeeperDeps;
  readonly #rooms = new Map<string, Watched>();
  readonly #cards = new Map<string, Job>();
  readonly #gate = createGate(AT_ONCE);
  readonly #facts = createSharedReads((code: RoomCode) => readCardFacts(this.#deps, code));
  #stopListening: (() => Promise<void>) | null = null;
  #stopLooking: () => void = () => undefined;
  readonly #givingUp = new AbortController();
  #isClosed = false;

  constructor(deps: CardKeeperDeps) {
    this.#deps = deps;
  }

  readonly start = async (): Promise<void> => {
    const { directory, clock } = this.#deps;
    this.#stopListening ??= await directory.subscribe(this.#happened);
    await this.#refreshAll();
    this.#stopLooking();
    this.#stopLooking = clock.every(LOOK_AGAIN_EVERY_MS, () => {
      this.#refreshAll().catch(this.#failed);
    });
  };

  readonly refresh = (code: RoomCode): void => {
    if (this.#isClosed) return;
    this.#facts.outdate(code);
    this.#watched(code).job.touch();
  };

  readonly unsettled = (): number => this.#cards.size;

  readonly close = async (): Promise<void> => {
    this.#isClosed = true;
    this.#stopLooking();
    await this.#stopListening?.();
    const giveUp = () => this.#givingUp.abort();
    const cancel = this.#deps.clock.after(LAST_EDITS_WITHIN_MS, giveUp);
    const jobs = [...this.#cards.values(), ...[...this.#rooms.values()].map(({ job }) => job)];
    await Promise.all(jobs.map((job) => job.close()));
    cancel();
  };

  readonly #happened = (event: RoomEvent): void => {
    if (this.#isClosed) return;
    if (event.kind === "member-joined") this.#watched(event.room).stay.came(event.member);
    this.refresh(event.room);
  };

  async #refreshAll(): Promise<void> {
    for (const code of await this.#deps.store.roomsWithCards()) this.refresh(code);
  }

  #watched(code: RoomCode): Watched {
    const key = roomKey(code);
    const stay = new StayKeeper(this.#deps, code);
    const watched = this.#rooms.get(key) ?? { stay, job: this.#roomJob(code, stay) };
    this.#rooms.set(key, watched);
    return watched;
  }

  #roomJob(code: RoomCode, stay: StayKeeper): Job {
    const { directory, hostRooms, store } = this.#deps;
    const touchCards = this.#touchCards;
    return this.#job({
      look: () => lookAfterRoom({ directory, hostRooms, store, stay, touchCards }, code),
      onRest: () => {
        if (stay.isIdle()) this.#rooms.delete(roomKey(code));
      },
    });
  }

  readonly #touchCards = (code: RoomCode, cards: readonly Card[]): void => {
    if (this.#isClosed) return;
    this.#facts.outdate(code);
    for (const card of cards) {
      const job = this.#cards.get(cardKey(card)) ?? this.#cardJob(code, card);
      this.#cards.set(cardKey(card), job);
      job.touch();
    }
  };

  #cardJob(code: RoomCode, card: Card): Job {
    const { signal } = this.#givingUp;
    const deps = { ...this.#deps, facts: this.#facts.read, refresh: this.refresh, signal };
    return this.#job({
      look: () => updateCard(deps, { code, card }),
      onRest: () => this.#cards.delete(cardKey(card)),
    });
  }

  #job(own: Pick<JobOptions, "look" | "onRest">): Job {
    const { clock, random = Math.random } = this.#deps;
    return new Job({ ...own, gate: this.#gate, clock, random, onFailure: this.#failed });
  }

  readonly #failed = (error: unknown): void => {
    const why = error instanceof Error ? error.message : "unknown";
    this.#deps.logger.warn("Cards could not be looked after; it is tried again", { why });
  };
}
