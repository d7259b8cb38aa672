import { useSyncExternalStore } from "react";

/** The width from which a chat stands beside the room, as `md:` of the styles. */
const WIDE = "(width >= 48rem)";

export const useWide = (): boolean => useSyncExternalStore(watch, isWide, () => false);

const isWide = (): boolean => matchMedia(WIDE).matches;

function watch(changed: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
