import type { Clock } from "@efir/kit";
import { nextStatus, type JobEvent, type JobStatus, type Outcome } from "./job-status.ts";

export interface JobOptions {
  /** What fails here is tried again. */
  readonly look: () => Promise<Outcome>;
  /** Called when there is nothing to do for now, or any more. */
  readonly onRest: () => void;
  readonly onFailure: (error: unknown) => void;
  readonly gate: <T>(task: () => Promise<T>) => Promise<T>;
  readonly clock: Clock;
  readonly random: () => number;
}

/** Looks after one thing, whenever it is touched and as often as it takes; see job-status.ts. */
export class Job {
  readonly #options: JobOptions;
  #status: JobStatus = { kind: "idle" };
  #looking: Promise<void> = Promise.resolve();
  #stopWaiting: () => void = () => undefined;

  constructor(options: JobOptions) {
    this.#options = options;
  }

  touch(): void {
    this.#advance({ kind: "touched" });
  }

  /** Resolves when a look that has begun is over. */
  close(): Promise<void> {
    this.#advance({ kind: "close" });
    return this.#looking;
  }

  #advance(event: JobEvent): void {
    const before = this.#status;
    this.#status = nextStatus(before, event);
    const isStillLooking = before.kind === "looking" && event.kind === "touched";
    if (this.#status !== before && !isStillLooking) this.#act(this.#status);
  }

  #act(status: JobStatus): void {
    const { clock, onRest } = this.#options;
    this.#stopWaiting();
    if (status.kind === "looking") this.#looking = this.#look();
    else if (status.kind === "waiting") {
      this.#stopWaiting = clock.after(status.ms, () => this.#advance({ kind: "woke" }));
    } else onRest();
  }

  async #look(): Promise<void> {
    const { gate, look, onFailure, random } = this.#options;
    const outcome = await gate(async (): Promise<Outcome> => {
      return this.#status.kind === "closed" ? { kind: "over" } : look();
    }).catch((error: unknown): Outcome => {
      onFailure(error);
      return { kind: "trouble" };
    });
    this.#advance({ kind: "looked", outcome, chance: random() });
  }
}
