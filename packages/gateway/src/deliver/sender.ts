import type { Answer, Message } from "../message.ts";

/** One try to bring an answer to its client. */
export interface Delivery {
  readonly message: Message;
  readonly answer: Answer;
}

/** What became of it. `reason` is a word of ours, fit for a log and a list. */
export type Outcome =
  | { readonly kind: "delivered" }
  /** Later, and not sooner than `notBeforeMs` from now. What `partsSent` counts has arrived. */
  | {
      readonly kind: "try-again";
      readonly reason: string;
      readonly notBeforeMs: number;
      readonly partsSent: number;
    }
  /** Never: trying again would not help. */
  | { readonly kind: "refused"; readonly reason: string }
  /** Nothing was tried: there is too much going on at that address just now. */
  | { readonly kind: "busy" };

/** Brings answers to the clients of one platform. It does not throw for what the other side does. */
export type Sender = (delivery: Delivery) => Promise<Outcome>;

export const tryAgain = (reason: string, notBeforeMs = 0, partsSent = 0): Outcome => ({
  kind: "try-again",
  reason,
  notBeforeMs,
  partsSent,
});
