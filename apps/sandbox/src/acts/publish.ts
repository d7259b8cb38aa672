import { toMessage } from "../bot-api/to-message.ts";
import { toTalk } from "../bot-api/to-chat.ts";
import { toBotUser } from "../bot-api/to-user.ts";
import type { Desk } from "../desk.ts";
import { isTold } from "../updates/privacy.ts";
import type { Arrival } from "../updates/update-queue.ts";
import { messageView } from "../views/message-view.ts";
import { chatOf } from "../world/chats.ts";
import type { Draft, Message } from "../world/message.ts";
import { addMessage, type Found } from "../world/messages.ts";

/** Puts a message into a chat and on the pages of those who are there. */
export function publish(desk: Desk, chatId: number, draft: Draft): Found | null {
  const added = addMessage(desk.world.get(), chatId, draft);
  const chat = added && chatOf(added.world, chatId);
  if (!added || !chat) return null;
  desk.world.set(added.world);
  const found = { chat, message: added.message };
  show(desk, "message", found);
  return found;
}

export const show = (desk: Desk, kind: "message" | "message-edited", found: Found): void =>
  desk.audience.tell(
    { kind, chat: found.chat.id, message: messageView(desk, found) },
    { chat: found.chat, only: found.message.onlyFor },
  );

/** Tells the bot of a message, if privacy mode lets it know. */
export function report(desk: Desk, found: Found): void {
  if (isTold(found, desk.bot.username)) desk.updates.push(messageArrival(desk, found));
}

function messageArrival(desk: Desk, found: Found): Arrival {
  const lane = `chat ${found.chat.id}`;
  const message = toMessage(desk, found);
  if (message.chat.type === "channel") {
    const channel_post = { ...message, chat: message.chat };
    return { kind: "channel_post", lane, body: { channel_post } };
  }
  const talk = {
    ...message,
    chat: message.chat,
    from: message.from ?? toBotUser(desk.bot),
  };
  return { kind: "message", lane, body: { message: talk } };
}

/** A message that mentions the bot where it is no member. */
export function guestArrival(desk: Desk, found: Found, queryId: string): Arrival {
  const guest_message = {
    ...toMessage(desk, found),
    chat: toTalk(desk.world.get(), found.chat),
    from: toMessage(desk, found).from ?? toBotUser(desk.bot),
    guest_query_id: queryId,
  };
  return { kind: "guest_message", lane: `chat ${found.chat.id}`, body: { guest_message } };
}

const PLAIN = {
  way: "direct",
  keyboard: [],
  replyTo: null,
  inlineId: null,
  onlyFor: null,
} as const;

/** A message with everything that most messages do not have left out. */
export const plain = (
  draft: Pick<Message, "author" | "body" | "thread" | "date"> & Partial<Draft>,
): Draft => ({ ...PLAIN, ...draft });
