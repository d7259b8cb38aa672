import { useCallback } from "react";
import type { Unread } from "./unread.ts";

/** A ref for what shows the chat: it is open while that is in the page. */
export function useChatOpen({ setOpen }: Unread) {
  // Kept, because React calls a new ref anew.
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      setOpen(true);
      return () => setOpen(false);
    },
    [setOpen],
  );
}
