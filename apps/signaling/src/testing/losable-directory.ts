import { createMemoryDirectory, type Directory } from "@efir/directory";
import type { Clock } from "@efir/kit";

/** A directory whose store can lose all that was in it, as a Redis without a disk does. */
export function createLosableDirectory(clock: Clock) {
  let store = createMemoryDirectory({ clock });
  const directory = new Proxy<Directory>(store, {
    get: (_target, name: keyof Directory) => store[name],
  });
  return { directory, loses: () => void (store = createMemoryDirectory({ clock })) };
}
