import type { ChatLine, InstanceId, Reaction } from "@efir/protocol";

/** What is said in a room, before it has its number there. */
export type Unnumbered =
  | { readonly kind: "line"; readonly line: Omit<ChatLine, "n"> }
  | { readonly kind: "reaction"; readonly reaction: Omit<Reaction, "n"> };

export interface Said {
  readonly n: number;
  /** Where somebody sat at that moment: whoever is admitted later finds it in `chat`. */
  readonly instances: readonly InstanceId[];
}

/** By their numbers. */
export interface Chat {
  readonly lines: readonly ChatLine[];
  readonly reactions: readonly Reaction[];
}
