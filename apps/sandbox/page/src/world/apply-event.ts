import type { ChatView, MessageView, PageEvent, WorldView } from "../../../src/page-api.ts";

/** The world after an event. An event that was already seen changes nothing. */
export function applyEvent(world: WorldView, event: PageEvent): WorldView {
  switch (event.kind) {
    case "message":
    case "message-edited":
      return inChat(world, event.chat, (messages) => withMessage(messages, event.message));
    case "message-deleted":
      return inChat(world, event.chat, (messages) =>
        messages.filter(({ id }) => id !== event.message),
      );
    case "world-changed":
      return world; // the keeper fetches it again
  }
}

type Messages = ChatView["messages"];

function inChat(world: WorldView, id: number, change: (messages: Messages) => Messages): WorldView {
  const chats = world.chats.map((chat) =>
    chat.id === id ? { ...chat, messages: change(chat.messages) } : chat,
  );
  return { ...world, chats };
}

function withMessage(messages: Messages, message: MessageView): Messages {
  const known = messages.some(({ id }) => id === message.id);
  if (known) return messages.map((each) => (each.id === message.id ? message : each));
  return [...messages, message].sort((a, b) => a.id - b.id);
}
