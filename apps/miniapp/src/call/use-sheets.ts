import type { SeatId } from "@efir/protocol";
import type { CallMember } from "@efir/rtc";
import { useCallback, useState } from "react";
import { useWide } from "./use-wide.ts";

export type OpenSheet =
  | { readonly kind: "people" | "chat" | "more" | "sound" | "react" | "link" | "move" }
  | { readonly kind: "person"; readonly seat: SeatId };

/** Which sheet is open; one at a time. In a wide window the chat is none of them: it stays beside the room. */
export function useSheets() {
  const isWide = useWide();
  const [sheet, show] = useState<OpenSheet | null>(null);
  const [wantsChat, setWantsChat] = useState(false);
  // Kept, because the rows that get it are remembered.
  const openPerson = useCallback(({ seat }: CallMember) => show({ kind: "person", seat }), []);
  return {
    sheet,
    open: (next: OpenSheet) => {
      if (next.kind === "chat" && isWide) setWantsChat(!wantsChat);
      else show(next);
    },
    openPerson,
    close: () => show(null),
    chatBeside: isWide && wantsChat,
    closeChat: () => setWantsChat(false),
  };
}
