import { createManualClock } from "@efir/kit";
import { storeContract } from "../store.contract.ts";
import { createMemoryBotStore } from "./memory-bot-store.ts";

storeContract("memory", () => {
  const clock = createManualClock(1_000);
  const store = createMemoryBotStore({ clock });
  return Promise.resolve({
    store: () => store, // all that one process has
    passes: (ms) => {
      clock.advance(ms);
      return Promise.resolve();
    },
    close: store.close,
  });
});
