import { ok } from "@efir/kit";
import * as v from "valibot";
import { plain, publish } from "../acts/publish.ts";
import { chatOf } from "../world/chats.ts";
import { messageOf } from "../world/messages.ts";
import { InlineResult, readResult } from "./inline-result.ts";
import { method } from "./method.ts";
import { Text } from "./params.ts";
import { tooOld } from "./refusal.ts";

const Input = v.object({ guest_query_id: Text, result: InlineResult });

/** The bot answers, once, where it is a guest. */
export const answerGuestQuery = method(Input, (desk, input) => {
  const { world, guestQueries, options } = desk;
  const asked = guestQueries.get(input.guest_query_id);
  const chat = asked && chatOf(world.get(), asked.chat);
  if (!chat) return tooOld();
  const offer = readResult(input.result);
  if (!offer.ok) return offer;
  guestQueries.take(input.guest_query_id);

  const inlineId = options.randomId();
  const message = messageOf(chat, asked.message);
  publish(
    desk,
    chat.id,
    plain({
      author: { kind: "bot" },
      way: "guest",
      body: { kind: "text", ...offer.value.content },
      keyboard: offer.value.keyboard,
      thread: message?.thread ?? chat.topics[0]?.thread ?? null,
      replyTo: message?.id ?? null,
      inlineId,
      date: options.clock.now(),
    }),
  );
  return ok({ inline_message_id: inlineId });
});
