/**
 * Runs all tasks, two at a time, begun in the order given; the answers keep that order.
 * @template T
 * @param {readonly (() => Promise<T>)[]} tasks
 * @returns {Promise<T[]>}
 */
export async function runTwoAtATime(tasks) {
  /** @type {T[]} */
  const answers = [];
  const waiting = tasks.entries();
  const work = async () => {
    for (const [index, task] of waiting) answers[index] = await task();
  };
  await Promise.all([work(), work()]);
  return answers;
}
