type Task = () => void | Promise<void>;

export interface PromptQueue {
  readonly run: (task: Task) => void;
  /** Resolves when everything given so far is done. */
  readonly idle: () => Promise<void>;
}

/**
 * Runs tasks one after another, in the order they were given. While none is pending a task runs at once,
 * inside `run`: what needs no promise costs none. A failed task is reported and stops nobody.
 */
export function createPromptQueue(failed: (error: unknown) => void): PromptQueue {
  const waiting: Task[] = [];
  let state: "idle" | "busy" = "idle";

  function attempt(task: Task): Promise<void> | null {
    try {
      return task()?.catch(failed) ?? null;
    } catch (error) {
      failed(error);
      return null;
    }
  }

  function pump(): void {
    state = "busy";
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      const pending = attempt(task);
      if (pending) return void pending.then(pump);
    }
    state = "idle";
  }

  function run(task: Task): void {
    waiting.push(task);
    if (state === "idle") pump();
  }

  return { run, idle: () => new Promise((resolve) => run(resolve)) };
}
