import { State, type Value } from "@efir/kit";
import type {
  ClientMessage,
  HouseRules,
  ModerationAct,
  Person,
  ServerMessage,
} from "@efir/protocol";

/** What a moderator sees and does. Whoever is none sees nobody here, and is refused. */
export interface Moderation {
  /** Who waits to be let in, the longest first. */
  readonly knocks: Value<readonly Person[]>;
  readonly bans: Value<readonly Person[]>;
  /** What came of it is in `members`, `rights`, `knocks` and `bans`, or in `refusal`. */
  readonly act: (act: ModerationAct) => void;
}

const AS_EVERYWHERE: HouseRules = { locked: false, muteOnEntry: false };

export class LiveModeration implements Moderation {
  readonly #knocks = new State<readonly Person[]>([]);
  readonly #bans = new State<readonly Person[]>([]);
  readonly #send: (message: ClientMessage) => void;
  #rules = AS_EVERYWHERE;

  readonly knocks: Value<readonly Person[]> = this.#knocks;
  readonly bans: Value<readonly Person[]> = this.#bans;

  constructor(send: (message: ClientMessage) => void) {
    this.#send = send;
  }

  readonly act = (act: ModerationAct): void => this.#send({ type: "moderate", act });

  rules(): HouseRules {
    return this.#rules;
  }

  hear(message: ServerMessage): void {
    if (message.type === "joined") {
      this.#rules = message.rules ?? AS_EVERYWHERE;
      this.#knocks.set([]);
      this.#bans.set([]);
    }
    if (message.type === "room-rules") this.#rules = message.rules;
    if (message.type === "knocks") this.#knocks.set(message.people);
    if (message.type === "bans") this.#bans.set(message.people);
  }
}
