import type { RoomKey, SeatId } from "@efir/protocol";
import { decodeSignalHeader } from "@efir/protocol";
import { payloadOf, type Frame } from "./frame.ts";

/** A signal on its way from one seat to another, wherever the two are. */
export interface Letter {
  readonly room: RoomKey;
  readonly from: SeatId;
  readonly to: SeatId;
  /** Counts the signals from the one to the other. */
  readonly n: number;
  /** As the addressee gets it. */
  readonly frame: Frame;
}

const LINE_BREAK = 0x0a;

/** What a frame says of itself, which is read only where a letter did not find its seat. Null: it is no signal. */
export function readLetter(room: RoomKey, to: SeatId, frame: Frame): Letter | null {
  const payload = payloadOf(frame);
  const end = payload.indexOf(LINE_BREAK);
  const header = end < 0 ? null : decodeSignalHeader(payload.toString("latin1", 0, end));
  return header?.ok ? { room, from: header.value.seat, to, n: header.value.n, frame } : null;
}

/** Puts a letter where it belongs among those to the same seat: before the later ones of the same sender, once. */
export function insert(letters: Letter[], letter: Letter): void {
  const isLater = ({ from, n }: Letter) => from === letter.from && n >= letter.n;
  const at = letters.findIndex(isLater);
  if (at < 0) letters.push(letter);
  else if (letters[at]?.n !== letter.n) letters.splice(at, 0, letter);
}
