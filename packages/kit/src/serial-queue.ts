/** Runs async tasks one after another, in the order they were given. A failed task stops nobody. */
export function createSerialQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve();
  return (task) => {
    const run = tail.then(task);
    tail = run.catch(() => undefined); // the caller of the failed task has its rejection
    return run;
  };
}
