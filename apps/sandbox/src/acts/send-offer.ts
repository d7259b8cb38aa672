import { toUser } from "../bot-api/to-user.ts";
import type { Desk } from "../desk.ts";
import type { Offer } from "../offers.ts";
import { ok } from "@efir/kit";
import { refuse, type Act, type Scene } from "./act.ts";
import { plain, publish, report } from "./publish.ts";

export interface Sending {
  readonly offer: Offer;
  /** What was typed to find it. */
  readonly query: string;
  readonly thread: number | null;
}

/** A person sends what the bot offered; the bot hears of it, and gets a hold on it if it has a keyboard. */
export function sendOffer(
  desk: Desk,
  { person, chat }: Scene,
  { offer, query, thread }: Sending,
): Act<{ readonly messageId: number }> {
  const inlineId = offer.keyboard.length > 0 ? desk.options.randomId() : null;
  const draft = plain({
    author: { kind: "person", id: person.id },
    way: "inline",
    body: { kind: "text", ...offer.content },
    keyboard: offer.keyboard,
    thread,
    inlineId,
    date: desk.options.clock.now(),
  });
  const found = publish(desk, chat.id, draft);
  if (!found) return refuse("chat-not-found");
  report(desk, found);
  const chosen_inline_result = {
    result_id: offer.id,
    from: toUser(person),
    query,
    ...(inlineId !== null && { inline_message_id: inlineId }),
  };
  desk.updates.push({
    kind: "chosen_inline_result",
    lane: `person ${person.id}`,
    body: { chosen_inline_result },
  });
  return ok({ messageId: found.message.id });
}
