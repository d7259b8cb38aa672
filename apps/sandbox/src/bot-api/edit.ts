import { isDeepStrictEqual } from "node:util";
import { ok, type Result } from "@efir/kit";
import * as v from "valibot";
import { show } from "../acts/publish.ts";
import type { Desk } from "../desk.ts";
import { chatOf } from "../world/chats.ts";
import type { Body, Keyboard, Message } from "../world/message.ts";
import { editMessage, findInline, messageOf, type Found } from "../world/messages.ts";
import { reach } from "./access.ts";
import { allow } from "./allow.ts";
import { readKeyboard, type KeyboardPlace, Markup } from "./keyboard.ts";
import type { Answer } from "./method.ts";
import { ChatId, Int, Text } from "./params.ts";
import { badRequest, type ApiRefusal } from "./refusal.ts";
import { toMessage } from "./to-message.ts";

/** How a method names the message to edit: by chat and number, or by its inline name. */
export const editing = {
  chat_id: v.optional(ChatId),
  message_id: v.optional(Int),
  inline_message_id: v.optional(Text),
  reply_markup: v.optional(Markup),
};
type Editing = v.InferOutput<v.ObjectSchema<typeof editing, undefined>>;

const NOT_MODIFIED =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

/** Puts a new body and keyboard in place of what a message of the bot's has. */
export function edit(
  desk: Desk,
  input: Editing,
  newBody: (message: Message) => Result<Body, ApiRefusal>,
): Answer {
  const found = findEditable(desk, input);
  if (!found.ok) return found;
  const body = newBody(found.value.message);
  if (!body.ok) return body;
  const keyboard = readKeyboard(input.reply_markup, placeOf(found.value));
  if (!keyboard.ok) return keyboard;
  return replace(desk, found.value, { body: body.value, keyboard: keyboard.value });
}

interface Replacement {
  readonly body: Body;
  readonly keyboard: Keyboard;
}

export function replace(desk: Desk, { chat, message }: Found, next: Replacement): Answer {
  const { body, keyboard, id } = message;
  if (isDeepStrictEqual(next, { body, keyboard })) return badRequest(NOT_MODIFIED);
  const allowed = allow(desk, chat, "edit");
  if (!allowed.ok) return allowed;
  const date = desk.options.clock.now();
  desk.world.set(editMessage(desk.world.get(), { chat: chat.id, id }, { ...next, date }));
  const changedChat = chatOf(desk.world.get(), chat.id);
  const changed = changedChat && messageOf(changedChat, id);
  if (!changed) return badRequest("message to edit not found");
  const after = { chat: changedChat, message: changed };
  show(desk, "message-edited", after);
  return ok(message.inlineId === null ? toMessage(desk, after) : true);
}

function findEditable({ world }: Desk, input: Editing): Result<Found, ApiRefusal> {
  if (input.inline_message_id !== undefined) {
    const inline = findInline(world.get(), input.inline_message_id);
    return inline ? ok(inline) : badRequest("MESSAGE_ID_INVALID");
  }
  if (input.chat_id === undefined) return badRequest("chat_id is empty");
  if (input.message_id === undefined) return badRequest("message identifier is not specified");
  const chat = reach(world.get(), input.chat_id);
  if (!chat.ok) return chat;
  const message = messageOf(chat.value, input.message_id);
  if (!message || message.id < 0) return badRequest("message to edit not found");
  return isBotsOwn(message)
    ? ok({ chat: chat.value, message })
    : badRequest("message can't be edited");
}

/** A message sent through the bot is its sender's: the bot reaches it by its inline name only. */
const isBotsOwn = ({ author, inlineId, body }: Message): boolean =>
  author.kind === "bot" && inlineId === null && body.kind !== "service";

const placeOf = ({ chat, message }: Found): KeyboardPlace =>
  chat.kind === "private" && message.inlineId === null ? "private" : "elsewhere";
