import type { Card } from "../store.ts";

/** Names the message that a card is: the same for every adding of it. */
export const cardKey = (card: Card): string =>
  card.kind === "message" ? `m${card.chat}:${card.message}` : `i${card.id}`;
