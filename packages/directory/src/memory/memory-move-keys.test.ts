import { createManualClock } from "@efir/kit";
import { moveKeysContract } from "../move-keys.contract.ts";
import { createMemoryMoveKeys } from "./memory-move-keys.ts";

moveKeysContract(() => {
  const clock = createManualClock();
  return Promise.resolve({
    keys: createMemoryMoveKeys({ clock }),
    passes: (ms) => {
      clock.advance(ms);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
});
