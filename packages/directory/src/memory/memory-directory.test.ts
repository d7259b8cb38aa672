import { createManualClock } from "@efir/kit";
import { directoryContract } from "../directory.contract.ts";
import { createMemoryDirectory } from "./memory-directory.ts";

directoryContract("memory", () => {
  const clock = createManualClock(1_000);
  const directory = createMemoryDirectory({ clock });
  return Promise.resolve({
    directory: () => directory, // all that one process has
    passes: (ms) => {
      clock.advance(ms);
      return Promise.resolve();
    },
    close: directory.close,
  });
});
