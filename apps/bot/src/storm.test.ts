import { createMemoryDirectory } from "@efir/directory";
import { createManualClock } from "@efir/kit";
import { expect, it } from "vitest";
import { createMemoryBotStore } from "./memory/memory-bot-store.ts";
import { storm } from "./testing/storm.ts";

it.each([1, 2, 3])(
  "[BT90] a thousand updates over two bots, one in twenty twice: no room too many, none lost (seed %i)",
  async (seed) => {
    const clock = createManualClock();
    const shared = {
      directory: createMemoryDirectory({ clock }),
      store: createMemoryBotStore({ clock }),
    };
    const { made, wanted, answers, deliveries, running, newest, trouble } = await storm(
      [shared, shared],
      seed,
    );
    expect(deliveries).toBeGreaterThan(1_030);
    expect(made).toEqual(wanted);
    expect(answers).toBe(deliveries);
    expect(await running()).toEqual(newest);
    expect(trouble).toEqual([]);
  },
);
