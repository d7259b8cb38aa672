import { createSerialQueue } from "@efir/kit";

type Queue = ReturnType<typeof createSerialQueue>;

/** Tasks of one key run one after another, those of different keys side by side. */
export function createKeyedQueue(): (
  key: string | number,
  task: () => Promise<void>,
) => Promise<void> {
  const queues = new Map<string | number, { readonly run: Queue; waiting: number }>();
  return async (key, task) => {
    const queue = queues.get(key) ?? { run: createSerialQueue(), waiting: 0 };
    queues.set(key, queue);
    queue.waiting += 1;
    try {
      await queue.run(task);
    } finally {
      queue.waiting -= 1;
      if (queue.waiting === 0) queues.delete(key);
    }
  };
}
