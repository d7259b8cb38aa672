import * as v from "valibot";
import { RoomCode } from "./ids.ts";

/** 16 of 32 letters: 80 bits, not to be guessed. Lower case, since codes are compared without regard to it. */
const LENGTH = 16;
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
const LOOK = new RegExp(`^[${LETTERS}]{${LENGTH}}$`);

/** The code that these bytes, at least 16 of them, stand for. All chance comes from them. */
export const roomCodeFrom = (bytes: Uint8Array): RoomCode =>
  v.parse(
    RoomCode,
    // A byte modulo 32 is even: 256 is a multiple of it.
    [...bytes.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join(""),
  );

/** The code, if it is one of ours: nobody types such a thing by chance. */
export const ownRoomCode = (text: string): RoomCode | null =>
  LOOK.test(text) ? v.parse(RoomCode, text) : null;
