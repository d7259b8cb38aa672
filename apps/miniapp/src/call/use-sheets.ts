import type { SeatId } from "@efir/protocol";
import type { CallMember } from "@efir/rtc";
import { useCallback, useState } from "react";

export type OpenSheet =
  | { readonly kind: "people" | "chat" | "more" | "sound" | "react" | "link" }
  | { readonly kind: "person"; readonly seat: SeatId };

/** Which sheet is open; one at a time. */
export function useSheets() {
  const [sheet, open] = useState<OpenSheet | null>(null);
  // Kept, because the rows that get it are remembered.
  const openPerson = useCallback(({ seat }: CallMember) => open({ kind: "person", seat }), []);
  return { sheet, open, openPerson, close: () => open(null) };
}
