import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import type { Button, ChatChoice, Keyboard } from "../world/message.ts";

/** Null where there is none. A keyboard for typing is not told back. */
export function toMarkup(keyboard: Keyboard): InlineKeyboardMarkup | null {
  const rows = keyboard.map((row) => row.flatMap(toButtons)).filter((row) => row.length > 0);
  return rows.length > 0 ? { inline_keyboard: rows } : null;
}

const toButtons = ({ action, ...button }: Button): InlineKeyboardButton[] =>
  action.kind === "request-chat" ? [] : [toButton({ ...button, action })];

type InlineAction = Exclude<Button["action"], { readonly kind: "request-chat" }>;

function toButton({
  text,
  style,
  action,
}: Omit<Button, "action"> & { readonly action: InlineAction }): InlineKeyboardButton {
  const common = { text, ...(style && { style }) };
  switch (action.kind) {
    case "web-app":
      return { ...common, web_app: { url: action.url } };
    case "url":
      return { ...common, url: action.url };
    case "callback":
      return { ...common, callback_data: action.data };
    case "switch-inline":
      return { ...common, switch_inline_query: action.query };
    case "switch-inline-here":
      return { ...common, switch_inline_query_current_chat: action.query };
    case "switch-inline-chosen":
      return { ...common, switch_inline_query_chosen_chat: toChosen(action.query, action.to) };
    case "copy":
      return { ...common, copy_text: { text: action.copied } };
    case "disabled":
      return { ...common, disabled: {} };
  }
}

const toChosen = (query: string, { users, bots, groups, channels }: ChatChoice) => ({
  query,
  allow_user_chats: users,
  allow_bot_chats: bots,
  allow_group_chats: groups,
  allow_channel_chats: channels,
});
