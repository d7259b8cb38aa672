import { ok } from "@efir/kit";
import * as v from "valibot";
import { plain, publish } from "../acts/publish.ts";
import type { Desk } from "../desk.ts";
import type { Body } from "../world/message.ts";
import { reach } from "./access.ts";
import { allow } from "./allow.ts";
import { destination, Reply } from "./destination.ts";
import { Ephemeral, receiver } from "./ephemeral.ts";
import { Markup, readKeyboard } from "./keyboard.ts";
import type { Answer } from "./method.ts";
import { ChatId, Int } from "./params.ts";
import { badRequest } from "./refusal.ts";
import { toMessage } from "./to-message.ts";

/** What all methods that send a message take. */
export const sending = {
  chat_id: ChatId,
  message_thread_id: v.optional(Int),
  reply_parameters: v.optional(Reply),
  reply_markup: v.optional(Markup),
  ephemeral_message_parameters: v.optional(Ephemeral),
};
type Sending = v.InferOutput<v.ObjectSchema<typeof sending, undefined>>;

/** Sends a message into a chat, if everything about it is as Telegram wants it. */
export function send(desk: Desk, input: Sending, body: Body): Answer {
  const chat = reach(desk.world.get(), input.chat_id);
  if (!chat.ok) return chat;
  const place = chat.value.kind === "private" ? "private" : "elsewhere";
  const keyboard = readKeyboard(input.reply_markup, place);
  if (!keyboard.ok) return keyboard;
  const where = destination(chat.value, input);
  if (!where.ok) return where;
  const onlyFor = receiver(desk, chat.value, input.ephemeral_message_parameters);
  if (!onlyFor.ok) return onlyFor;
  const allowed = allow(desk, chat.value, "message");
  if (!allowed.ok) return allowed;

  const draft = plain({
    author: { kind: "bot" },
    body,
    keyboard: keyboard.value,
    onlyFor: onlyFor.value,
    date: desk.options.clock.now(),
    ...where.value,
  });
  const found = publish(desk, chat.value.id, draft);
  return found ? ok(toMessage(desk, found)) : badRequest("chat not found");
}
