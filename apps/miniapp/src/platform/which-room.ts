import { decodeStartParam, type RoomCode } from "@efir/protocol";

export interface WaysIn {
  /** From the signed data of a direct link. */
  readonly startParam: string | null;
  readonly search: string;
}

export type RoomHint =
  /** `auto`: the link asks to join at once. */
  | { readonly kind: "code"; readonly code: RoomCode; readonly auto?: boolean }
  /** A room was named, but not by anything that can be a code. */
  | { readonly kind: "bad-code"; readonly text: string }
  | { readonly kind: "none" };

/** Which room? The one answer for every way into one; the first way that names a room wins. */
export function whichRoom({ startParam, search }: WaysIn): RoomHint {
  const query = new URLSearchParams(search);
  const named = [startParam, query.get("tgWebAppStartParam"), query.get("room")].filter(
    (text): text is string => text !== null && text !== "",
  );
  for (const text of named) {
    const wish = decodeStartParam(text);
    if (!wish.ok) continue;
    const { code, auto } = wish.value;
    return auto ? { kind: "code", code, auto } : { kind: "code", code };
  }
  const [text] = named;
  return text === undefined ? { kind: "none" } : { kind: "bad-code", text };
}
