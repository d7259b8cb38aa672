import type { ChatChoice, Keyboard, Styled } from "./world/message.ts";

/** A message that the bot offers and a person sends. */
export interface Offer {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly content: Styled;
  readonly keyboard: Keyboard;
}

export interface OfferList {
  readonly query: string;
  readonly results: readonly Offer[];
  readonly button: { readonly text: string; readonly startParameter: string } | null;
}

/** An offer that one person may send from inside the Mini App. */
export interface PreparedOffer {
  readonly person: number;
  readonly offer: Offer;
  readonly to: ChatChoice;
}
