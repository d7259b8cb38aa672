import { ok, type Result } from "@efir/kit";
import * as v from "valibot";
import type { Button, ButtonAction, Keyboard } from "../world/message.ts";
import { readAction } from "./button-action.ts";
import { Flag, Int, structured, Text } from "./params.ts";
import { badRequest, type ApiRefusal } from "./refusal.ts";

const MOST_BUTTONS = 100;

const ChosenChats = v.object({
  query: v.optional(Text, ""),
  allow_user_chats: v.optional(Flag, false),
  allow_bot_chats: v.optional(Flag, false),
  allow_group_chats: v.optional(Flag, false),
  allow_channel_chats: v.optional(Flag, false),
});

const WireButton = v.object({
  text: Text,
  style: v.optional(v.picklist(["danger", "success", "primary"])),
  url: v.optional(Text),
  callback_data: v.optional(Text),
  web_app: v.optional(v.object({ url: Text })),
  login_url: v.optional(v.object({ url: Text })),
  switch_inline_query: v.optional(Text),
  switch_inline_query_current_chat: v.optional(Text),
  switch_inline_query_chosen_chat: v.optional(ChosenChats),
  copy_text: v.optional(v.object({ text: Text })),
  disabled: v.optional(v.object({})),
});
export type WireButton = v.InferOutput<typeof WireButton>;

/** Numbers of 32 bits, as Telegram's own. */
const RequestId = v.pipe(Int, v.minValue(-(2 ** 31)), v.maxValue(2 ** 31 - 1));

const WireKey = v.union([
  Text,
  v.object({
    text: Text,
    request_chat: v.optional(
      v.object({
        request_id: RequestId,
        chat_is_channel: Flag,
        bot_is_member: v.optional(Flag, false),
        request_title: v.optional(Flag, false),
      }),
    ),
  }),
]);

export const Markup = structured(
  v.object({
    inline_keyboard: v.optional(v.array(v.array(WireButton))),
    keyboard: v.optional(v.array(v.array(WireKey))),
  }),
);

/** Where a keyboard hangs: only a person's private chat with the bot takes Mini App buttons. */
export type KeyboardPlace = "private" | "elsewhere";

type Markup = v.InferOutput<typeof Markup>;

/**
 * Reads the inline keyboard. Of one that stands in for typing only the keys are shown that ask for a chat:
 * the others are for people who do not want to type.
 */
export function readKeyboard(
  markup: Markup | undefined,
  place: KeyboardPlace,
): Result<Keyboard, ApiRefusal> {
  const rows: Button[][] = [];
  for (const row of markup?.keyboard ?? []) {
    const keys = readKeys(row, place);
    if (!keys.ok) return keys;
    if (keys.value.length > 0) rows.push(keys.value);
  }
  for (const row of markup?.inline_keyboard ?? []) {
    const buttons = readRow(row, place);
    if (!buttons.ok) return buttons;
    if (buttons.value.length > 0) rows.push(buttons.value);
  }
  return rows.flat().length > MOST_BUTTONS ? badRequest("reply markup is too long") : ok(rows);
}

function readRow(row: readonly WireButton[], place: KeyboardPlace): Result<Button[], ApiRefusal> {
  const buttons: Button[] = [];
  for (const wire of row) {
    const action = readAction(wire);
    if (!action.ok) return action;
    if (isMisplaced(action.value, place)) return badRequest("BUTTON_TYPE_INVALID");
    if (wire.text.trim() === "") return badRequest("inline keyboard button text must be non-empty");
    buttons.push({ text: wire.text, style: wire.style ?? null, action: action.value });
  }
  return ok(buttons);
}

/** https://github.com/tdlib/td, get_keyboard_button: a chat can be asked for where one is alone with the bot. */
function readKeys(
  row: readonly v.InferOutput<typeof WireKey>[],
  place: KeyboardPlace,
): Result<Button[], ApiRefusal> {
  const keys: Button[] = [];
  for (const key of row) {
    if (typeof key === "string" || !key.request_chat) continue;
    if (place === "elsewhere") return badRequest("Chats can be requested in private chats only");
    if (key.text.trim() === "") return badRequest("keyboard button text must be non-empty");
    const { request_id: request, chat_is_channel: channel, ...asked } = key.request_chat;
    const wanted = {
      request,
      channel,
      withBot: asked.bot_is_member,
      withTitle: asked.request_title,
    };
    keys.push({ text: key.text, style: null, action: { kind: "request-chat", wanted } });
  }
  return ok(keys);
}

const isMisplaced = ({ kind }: ButtonAction, place: KeyboardPlace): boolean =>
  kind === "web-app" && place === "elsewhere";
