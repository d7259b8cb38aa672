import { createManualClock } from "@efir/kit";
import { picturesContract } from "../pictures.contract.ts";
import { createMemoryPictures } from "./memory-pictures.ts";

picturesContract(() => {
  const clock = createManualClock();
  return Promise.resolve({
    pictures: (mostBytes) => createMemoryPictures({ clock, ...(mostBytes && { mostBytes }) }),
    passes: (ms) => {
      clock.advance(ms);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
});
