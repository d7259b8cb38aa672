import { ok, type Result } from "@efir/kit";
import * as v from "valibot";
import { eraseMessage } from "../acts/erase-message.ts";
import type { Desk } from "../desk.ts";
import { messageOf, type Found } from "../world/messages.ts";
import { reach } from "./access.ts";
import { replace } from "./edit.ts";
import { Markup, readKeyboard } from "./keyboard.ts";
import { method } from "./method.ts";
import { ChatId, Int, Text } from "./params.ts";
import { badRequest, type ApiRefusal } from "./refusal.ts";
import { Entities, MESSAGE, readText } from "./styled-text.ts";

const naming = { chat_id: ChatId, receiver_user_id: Int, ephemeral_message_id: Int };
const Name = v.object(naming);

const EditText = v.object({
  ...naming,
  text: Text,
  parse_mode: v.optional(Text),
  entities: v.optional(Entities),
  reply_markup: v.optional(Markup),
});

export const editEphemeralMessageText = method(EditText, (desk, input) => {
  const found = find(desk, input);
  if (!found.ok) return found;
  const text = readText(input, MESSAGE);
  if (!text.ok) return text;
  const keyboard = readKeyboard(input.reply_markup, "elsewhere");
  if (!keyboard.ok) return keyboard;
  const next = { body: { kind: "text", ...text.value }, keyboard: keyboard.value } as const;
  const replaced = replace(desk, found.value, next);
  return replaced.ok ? ok(true) : replaced;
});

export const deleteEphemeralMessage = method(Name, (desk, input) => {
  const found = find(desk, input);
  if (!found.ok) return found;
  eraseMessage(desk, found.value.chat, found.value.message.id);
  return ok(true);
});

function find({ world }: Desk, name: v.InferOutput<typeof Name>): Result<Found, ApiRefusal> {
  const chat = reach(world.get(), name.chat_id);
  if (!chat.ok) return chat;
  const message = messageOf(chat.value, -name.ephemeral_message_id);
  return message?.onlyFor === name.receiver_user_id
    ? ok({ chat: chat.value, message })
    : badRequest("message not found");
}
