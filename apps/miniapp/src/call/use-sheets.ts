import type { SeatId } from "@efir/protocol";
import type { CallMember } from "@efir/rtc";
import { useCallback, useState } from "react";
import { useWide } from "./use-wide.ts";

export type OpenSheet =
  | { readonly kind: "people" | "chat" | "more" | "sound" | "react" | "link" | "move" }
  | { readonly kind: "person"; readonly seat: SeatId };

/** Which sheet is open; one at a time, and the ones that led to it. In a wide window the chat is none of them: it stays beside the room. */
export function useSheets() {
  const isWide = useWide();
  const [path, setPath] = useState<readonly OpenSheet[]>([]);
  const [wantsChat, setWantsChat] = useState(false);
  // Kept, because the rows that get it are remembered.
  const openPerson = useCallback(({ seat }: CallMember) => setPath([{ kind: "person", seat }]), []);
  return {
    sheet: path.at(-1) ?? null,
    open: (next: OpenSheet) => {
      if (next.kind === "chat" && isWide) setWantsChat(!wantsChat);
      else setPath([next]);
    },
    openPerson,
    /** From the sheet that is open. */
    openNext: (next: OpenSheet) => setPath([...path, next]),
    close: () => setPath([]),
    /** Takes the sheet away first. */
    instead: (act: () => void) => () => {
      setPath([]);
      act();
    },
    /** To the sheet that led to this one; null: none did. */
    back: path.length > 1 ? () => setPath(path.slice(0, -1)) : null,
    chatBeside: isWide && wantsChat,
    closeChat: () => setWantsChat(false),
  };
}
