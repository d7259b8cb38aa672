import { createHash, createHmac } from "node:crypto";
import { roomCodeFrom, type RoomCode } from "@efir/protocol";

/** A code of its own. `randomId` must not be guessable: all chance comes from it. */
export const newRoomCode = (randomId: () => string): RoomCode =>
  roomCodeFrom(createHash("sha256").update(randomId()).digest());

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
  return roomCodeFrom(createHmac("sha256", secret).update(text).digest());
}

const normalised = (title: string): string =>
  title.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
