/** All that the bot wants to hear of. Said explicitly: Telegram keeps an older choice otherwise. */
export const ALLOWED_UPDATES = [
  "message",
  "channel_post",
  "callback_query",
  "inline_query",
  "chosen_inline_result",
  "guest_message",
  "my_chat_member",
  "chat_member",
] as const;
