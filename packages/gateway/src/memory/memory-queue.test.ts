import { createManualClock } from "@efir/kit";
import { notesContract } from "../notes.contract.ts";
import { queueContract } from "../queue.contract.ts";
import { NOW } from "../testing/messages.ts";
import { createMemoryNotes } from "./memory-notes.ts";
import { createMemoryQueue } from "./memory-queue.ts";

function openMemory() {
  const clock = createManualClock(NOW);
  const queue = createMemoryQueue({ clock });
  const notes = createMemoryNotes({ clock });
  return Promise.resolve({
    queue: () => queue,
    notes: () => notes,
    passes: (ms: number) => {
      clock.advance(ms);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
}

queueContract("memory", openMemory);
notesContract("memory", openMemory);
