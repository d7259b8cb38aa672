import type { Clock } from "@efir/kit";
import { LEASE_MS } from "../queue.ts";

interface Turn {
  readonly lane: string;
  readonly dueAt: number;
}

export interface HeldTurn {
  readonly turn: string;
  readonly lane: string;
  readonly worker: string;
  readonly takes: number;
}

/** Who is next, lane by lane. A lane that is not empty has exactly one turn: due, later, or held. */
export class MemoryLanes {
  readonly #clock: Clock;
  readonly #ids = new Map<string, readonly string[]>();
  readonly #turns = new Map<string, Turn>();
  readonly #held = new Map<string, HeldTurn & { readonly at: number }>();
  #lastTurn = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  length(lane: string): number {
    return this.#ids.get(lane)?.length ?? 0;
  }

  first(lane: string): string | undefined {
    return this.#ids.get(lane)?.[0];
  }

  append(lane: string, id: string): void {
    const ids = this.#ids.get(lane) ?? [];
    this.#ids.set(lane, [...ids, id]);
    if (ids.length === 0) this.#giveTurn(lane, this.#clock.now());
  }

  take(worker: string, most: number): readonly HeldTurn[] {
    const now = this.#clock.now();
    const lost = [...this.#held.values()].filter(({ at }) => now - at >= LEASE_MS).slice(0, most);
    const due = [...this.#turns].filter(([, { dueAt }]) => dueAt <= now);
    const taken = [
      ...lost.map(({ turn, lane, takes }) => ({ turn, lane, worker, takes: takes + 1 })),
      ...due.map(([turn, { lane }]) => ({ turn, lane, worker, takes: 1 })),
    ].slice(0, most);
    for (const each of taken) {
      this.#turns.delete(each.turn);
      this.#held.set(each.turn, { ...each, at: now });
    }
    return taken;
  }

  isHeld(turn: string, worker: string): boolean {
    return this.#held.get(turn)?.worker === worker;
  }

  renew(turn: string): void {
    const held = this.#held.get(turn);
    if (held) this.#held.set(turn, { ...held, at: this.#clock.now() });
  }

  /** The first of the lane is done with. */
  advance(turn: string, lane: string): void {
    this.#held.delete(turn);
    const rest = this.#ids.get(lane)?.slice(1) ?? [];
    if (rest.length === 0) this.#ids.delete(lane);
    else {
      this.#ids.set(lane, rest);
      this.#giveTurn(lane, this.#clock.now());
    }
  }

  postpone(turn: string, lane: string, dueAt: number): void {
    this.#held.delete(turn);
    this.#giveTurn(lane, dueAt);
  }

  #giveTurn(lane: string, dueAt: number): void {
    this.#turns.set(String(++this.#lastTurn), { lane, dueAt });
  }
}
