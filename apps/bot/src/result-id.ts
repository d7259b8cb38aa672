import * as v from "valibot";
import { RoomCode } from "@efir/protocol";

/** What an inline result stands for: a room there is, or one that is made when it is chosen. */
export interface Offer {
  readonly kind: "room" | "new";
  readonly code: RoomCode;
}

const LETTER = { room: "r", new: "n" } as const;
/** Telegram's limit, in bytes; ours are all ASCII. */
const MAX_ID_BYTES = 64;

/** Null when the code is too long to be offered, as one typed by hand may be. */
export function toResultId({ kind, code }: Offer): string | null {
  const id = `${LETTER[kind]}:${code}`;
  return id.length > MAX_ID_BYTES ? null : id;
}

export function readResultId(id: string): Offer | null {
  const [, letter, text] = /^([rn]):(.*)$/.exec(id) ?? [];
  const code = v.safeParse(RoomCode, text);
  return code.success ? { kind: letter === LETTER.new ? "new" : "room", code: code.output } : null;
}
