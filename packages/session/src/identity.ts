import type { Person, RoomKey } from "@efir/protocol";

/** Who somebody is, as their session token says. */
export interface Identity {
  readonly person: Person;
  /** The only room that the token opens; null: any. */
  readonly onlyRoom: RoomKey | null;
  /** Goes on at this device with what it began at another one. */
  readonly moves?: true;
}
