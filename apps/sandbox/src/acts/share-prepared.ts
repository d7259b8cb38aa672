import type { Desk } from "../desk.ts";
import type { SharePrepared } from "../page-api.ts";
import { isWithBot, mayPost } from "../world/chats.ts";
import type { ChatChoice } from "../world/message.ts";
import type { Chat } from "../world/world.ts";
import { refuse, sceneOf, threadIn, type Act } from "./act.ts";
import { sendOffer } from "./send-offer.ts";

/** A person sends, from the Mini App, a message that the bot prepared for them. */
export function sharePrepared(
  desk: Desk,
  shared: SharePrepared,
): Act<{ readonly messageId: number }> {
  const scene = sceneOf(desk, shared);
  if (!scene.ok) return scene;
  const { chat, person } = scene.value;
  const prepared = desk.prepared.get(shared.preparedId);
  if (prepared?.person !== person.id) return refuse("prepared-message-not-found");
  if (!takes(prepared.to, chat)) return refuse("chat-not-allowed");
  if (!mayPost(chat, person.id)) return refuse("may-not-post");
  const thread = threadIn(chat, undefined);
  if (!thread.ok) return thread;
  return sendOffer(desk, scene.value, { offer: prepared.offer, query: "", thread: thread.value });
}

function takes({ users, bots, groups, channels }: ChatChoice, chat: Chat): boolean {
  switch (chat.kind) {
    case "private":
      return isWithBot(chat) ? bots : users;
    case "group":
    case "supergroup":
      return groups;
    case "channel":
      return channels;
  }
}
