import { useEffect, useEffectEvent } from "react";
import { shortcutOf, type Shortcut } from "./shortcut.ts";

/** The keyboard of the room, whatever has the focus. `released` says that a key was let go. */
export function useShortcuts(act: (shortcut: Shortcut, released: boolean) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const shortcut = shortcutOf(event);
    if (!shortcut) return;
    event.preventDefault();
    act(shortcut, event.type === "keyup");
  });
  useEffect(() => {
    const until = new AbortController();
    addEventListener("keydown", onKey, { signal: until.signal });
    addEventListener("keyup", onKey, { signal: until.signal });
    return () => until.abort();
  }, []);
}
