import type { Clock } from "@efir/kit";
import type { Message } from "../message.ts";
import { KEEP_SETTLED_MS, MOST_DEAD_LETTERS } from "../queue.ts";
import { createExpiring } from "./expiring.ts";

/** What is known of messages: of those that wait for as long as they do, of settled ones for a while. */
export function createMemoryLetters(clock: Clock) {
  const records = createExpiring<Message>(clock);
  const dead = new Set<string>();

  function bury(id: string): void {
    dead.add(id);
    const [oldest] = dead;
    if (dead.size > MOST_DEAD_LETTERS && oldest !== undefined) dead.delete(oldest);
  }

  return {
    get: records.get,
    put: (message: Message): void => records.put(message.id, message),
    settle: (message: Message): void => {
      records.put(message.id, message, KEEP_SETTLED_MS);
      if (message.status === "failed") bury(message.id);
    },
    /** The message, when it was a dead letter. */
    exhume: (id: string): Message | null => (dead.delete(id) ? records.get(id) : null),
    dead: (): readonly Message[] =>
      [...dead]
        .toReversed()
        .map(records.get)
        .filter((message) => message !== null),
    deadCount: (): number => dead.size,
  };
}
