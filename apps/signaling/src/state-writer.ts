import type { Clock } from "@efir/kit";
import type { MemberState } from "@efir/protocol";

interface StateWriterOptions {
  readonly store: (state: MemberState) => Promise<unknown>;
  readonly failed: (error: unknown) => void;
  readonly isWanted: () => boolean;
  readonly clock: Clock;
}

const AGAIN_AFTER_MS = 1_000;

/**
 * Writes the newest state and skips those that were overtaken: at most one write is under way. One that
 * fails is written again later, for as long as it is wanted.
 */
export class StateWriter {
  readonly #options: StateWriterOptions;
  #newest: MemberState | null = null;
  #underWay: Promise<void> | null = null;

  constructor(options: StateWriterOptions) {
    this.#options = options;
  }

  write(state: MemberState): void {
    this.#newest = state;
    this.#underWay ??= this.#writeAll();
  }

  async #writeAll(): Promise<void> {
    const { store, failed, isWanted, clock } = this.#options;
    for (let state = this.#newest; state; state = this.#newest) {
      this.#newest = null;
      await store(state).catch(async (error: unknown) => {
        failed(error);
        await new Promise<void>((resolve) => clock.after(AGAIN_AFTER_MS, resolve));
        if (isWanted()) this.#newest ??= state;
      });
    }
    this.#underWay = null;
  }
}
