import { createHash, createHmac } from "node:crypto";
import * as v from "valibot";
import { RoomCode } from "@efir/protocol";

/** 16 of 32 letters: 80 bits, not to be guessed. Lower case, since codes are compared without regard to it. */
const LENGTH = 16;
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

/** A code of its own. `randomId` must not be guessable: all chance comes from it. */
export const newRoomCode = (randomId: () => string): RoomCode =>
  toCode(createHash("sha256").update(randomId()).digest());

const LOOK = new RegExp(`^[${LETTERS}]{${LENGTH}}$`);

/** The code, if it is one of ours: nobody types such a thing by chance. */
export const ownRoomCode = (text: string): RoomCode | null =>
  LOOK.test(text) ? v.parse(RoomCode, text) : null;

export interface Draft {
  readonly secret: string;
  readonly person: number;
  readonly title: string;
  /** Which of this person's rooms with this title. */
  readonly count: number;
}

/** The same for the same draft, however it is spelled, and not to be guessed without the secret. */
export function draftRoomCode({ secret, person, title, count }: Draft): RoomCode {
  const text = JSON.stringify(["inline room", person, normalised(title), count]);
  return toCode(createHmac("sha256", secret).update(text).digest());
}

/** The room that a message asked for: the same one, however often the message is worked on. */
export const messageRoomCode = (secret: string, message: string): RoomCode =>
  toCode(
    createHmac("sha256", secret)
      .update(JSON.stringify(["message room", message]))
      .digest(),
  );

const normalised = (title: string): string =>
  title.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

const toCode = (bytes: Buffer): RoomCode =>
  v.parse(
    RoomCode,
    // A byte modulo 32 is even: 256 is a multiple of it.
    [...bytes.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join(""),
  );
