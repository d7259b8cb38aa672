import { State, type Value } from "@efir/kit";
import {
  MAX_CHAT_KEPT,
  type ChatLine,
  type ClientMessage,
  type Reaction,
  type ServerMessage,
} from "@efir/protocol";

/** What is said beside the call: the newest of it, in its order. */
export interface Chat {
  readonly lines: Value<readonly ChatLine[]>;
  readonly reactions: Value<readonly Reaction[]>;
  /** The newest reaction that came while one was here; null before the first. For what floats by. */
  readonly reacted: Value<Reaction | null>;
  /** White space around it is taken away; nothing is sent of what is nothing but that. */
  readonly say: (text: string) => void;
  readonly react: (emoji: string) => void;
}

export class LiveChat implements Chat {
  readonly #lines = new State<readonly ChatLine[]>([]);
  readonly #reactions = new State<readonly Reaction[]>([]);
  readonly #reacted = new State<Reaction | null>(null);
  readonly #send: (message: ClientMessage) => void;

  readonly lines: Value<readonly ChatLine[]> = this.#lines;
  readonly reactions: Value<readonly Reaction[]> = this.#reactions;
  readonly reacted: Value<Reaction | null> = this.#reacted;

  constructor(send: (message: ClientMessage) => void) {
    this.#send = send;
  }

  readonly say = (text: string): void => {
    const trimmed = text.trim();
    if (trimmed !== "") this.#send({ type: "say", text: trimmed });
  };

  readonly react = (emoji: string): void => this.#send({ type: "react", emoji });

  hear(message: ServerMessage): void {
    if (message.type === "joined") {
      this.#lines.set([]);
      this.#reactions.set([]);
    }
    if (message.type === "chat") {
      this.#lines.set(merged(this.#lines.get(), message.lines));
      this.#reactions.set(merged(this.#reactions.get(), message.reactions));
    }
    if (message.type === "said") this.#lines.set(merged(this.#lines.get(), [message.line]));
    if (message.type === "reacted") {
      this.#reactions.set(merged(this.#reactions.get(), [message.reaction]));
      this.#reacted.set(message.reaction);
    }
  }
}

/** By their numbers, each once, and no more than a room keeps. */
function merged<T extends { readonly n: number }>(had: readonly T[], more: readonly T[]): T[] {
  const byNumber = new Map([...had, ...more].map((one) => [one.n, one]));
  return [...byNumber.values()].sort((a, b) => a.n - b.n).slice(-MAX_CHAT_KEPT);
}
