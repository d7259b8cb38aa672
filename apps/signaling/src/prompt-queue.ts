type Task = () => void | Promise<void>;

/**
 * Runs tasks one after another, in the order they were given. While none is pending a task runs at once,
 * inside `run`: what needs no promise costs none. A failed task is reported and stops nobody.
 */
export class PromptQueue {
  readonly #failed: (error: unknown) => void;
  /** Most queues never have any. */
  #waiting: Task[] | null = null;
  #isBusy = false;

  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  run(task: Task): void {
    if (this.#isBusy) {
      (this.#waiting ??= []).push(task);
      return;
    }
    this.#isBusy = true;
    this.#pump(task);
  }

  /** Resolves when everything given so far is done. */
  idle(): Promise<void> {
    return new Promise((resolve) => this.run(resolve));
  }

  #pump(first: Task | undefined): void {
    for (let task = first; task; task = this.#waiting?.shift()) {
      const pending = this.#attempt(task);
      if (pending) return void pending.then(() => this.#pump(this.#waiting?.shift()));
    }
    this.#waiting = null;
    this.#isBusy = false;
  }

  #attempt(task: Task): Promise<void> | null {
    try {
      return task()?.catch(this.#failed) ?? null;
    } catch (error) {
      this.#failed(error);
      return null;
    }
  }
}
