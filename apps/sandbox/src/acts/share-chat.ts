import { ok } from "@efir/kit";
import type { Desk } from "../desk.ts";
import type { ShareChat } from "../page-api.ts";
import { chatOf, hasBot, isIn } from "../world/chats.ts";
import type { Keyboard, WantedChat } from "../world/message.ts";
import { editMessage, messageOf } from "../world/messages.ts";
import type { Chat } from "../world/world.ts";
import { refuse, sceneOf, type Act } from "./act.ts";
import { plain, publish, report, show } from "./publish.ts";

/** A person chooses the chat that a key asked for. The key is there once. */
export function shareChat(desk: Desk, asked: ShareChat): Act<{ readonly messageId: number }> {
  const scene = sceneOf(desk, asked);
  if (!scene.ok) return scene;
  const { chat, person } = scene.value;
  const message = messageOf(chat, asked.message);
  if (!message) return refuse("message-not-found");
  const wanted = wantedIn(message.keyboard, asked.request);
  if (!wanted) return refuse("no-such-button");
  const shared = chatOf(desk.world.get(), asked.shared);
  if (!shared || !isIn(shared, person.id)) return refuse("chat-not-found");
  if (!isWanted(shared, wanted)) return refuse("chat-not-allowed");

  const date = desk.options.clock.now();
  const name = { chat: chat.id, id: message.id };
  desk.world.set(editMessage(desk.world.get(), name, { ...message, keyboard: [], date }));
  const spent = chatOf(desk.world.get(), chat.id);
  const changed = spent && messageOf(spent, message.id);
  if (changed) show(desk, "message-edited", { chat: spent, message: changed });
  const title = wanted.withTitle ? shared.title : null;
  const event = { kind: "chat-shared", request: wanted.request, chat: shared.id, title } as const;
  const author = { kind: "person", id: person.id } as const;
  const body = { kind: "service", event } as const;
  const found = publish(desk, chat.id, plain({ author, body, thread: null, date }));
  if (!found) return refuse("chat-not-found");
  report(desk, found);
  return ok({ messageId: found.message.id });
}

function wantedIn(keyboard: Keyboard, request: number): WantedChat | null {
  for (const { action } of keyboard.flat()) {
    if (action.kind === "request-chat" && action.wanted.request === request) return action.wanted;
  }
  return null;
}

const isWanted = (chat: Chat, { channel, withBot }: WantedChat): boolean =>
  (channel ? chat.kind === "channel" : chat.kind === "group" || chat.kind === "supergroup") &&
  (!withBot || hasBot(chat));
