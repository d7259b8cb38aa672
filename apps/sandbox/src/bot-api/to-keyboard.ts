import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import type { Button, ChatChoice, Keyboard } from "../world/message.ts";

export const toMarkup = (keyboard: Keyboard): InlineKeyboardMarkup => ({
  inline_keyboard: keyboard.map((row) => row.map(toButton)),
});

function toButton({ text, style, action }: Button): InlineKeyboardButton {
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
