import { changeChat, chatOf } from "./chats.ts";
import type { Body, Draft, Keyboard, Message } from "./message.ts";
import type { Chat, World } from "./world.ts";

/** Older messages than this many in a chat are forgotten. */
export const MESSAGES_KEPT = 500;

/** Adds a message at the end of a chat and says which it became; null when there is no such chat. */
export function addMessage(
  world: World,
  chatId: number,
  draft: Draft,
): { readonly world: World; readonly message: Message } | null {
  const chat = chatOf(world, chatId);
  if (!chat) return null;
  const number = chat.lastMessageId + 1;
  const id = draft.onlyFor === null ? number : -number;
  const message = { ...draft, id, editedAt: null };
  return { world: changeChat(world, chatId, (before) => withMessage(before, message)), message };
}

function withMessage(chat: Chat, message: Message): Chat {
  const isBots = message.author.kind === "bot" && message.body.kind !== "service";
  return {
    ...chat,
    messages: [...chat.messages, message].slice(-MESSAGES_KEPT),
    lastMessageId: Math.abs(message.id),
    lastBot: isBots ? "ours" : chat.lastBot,
  };
}

export interface Edit {
  readonly body: Body;
  readonly keyboard: Keyboard;
  readonly date: number;
}

export function editMessage(world: World, { chat, id }: MessageName, edit: Edit): World {
  const edited = (message: Message): Message =>
    message.id === id
      ? { ...message, body: edit.body, keyboard: edit.keyboard, editedAt: edit.date }
      : message;
  return changeChat(world, chat, (before) => ({
    ...before,
    messages: before.messages.map(edited),
  }));
}

export const deleteMessage = (world: World, { chat, id }: MessageName): World =>
  changeChat(world, chat, (before) => ({
    ...before,
    messages: before.messages.filter((message) => message.id !== id),
  }));

export interface MessageName {
  readonly chat: number;
  readonly id: number;
}

export const messageOf = (chat: Chat, id: number): Message | null =>
  chat.messages.find((message) => message.id === id) ?? null;

export interface Found {
  readonly chat: Chat;
  readonly message: Message;
}

/** Finds a message that was sent through the bot by the only name the bot knows it by. */
export function findInline(world: World, inlineId: string): Found | null {
  for (const chat of world.chats) {
    const message = chat.messages.find((candidate) => candidate.inlineId === inlineId);
    if (message) return { chat, message };
  }
  return null;
}
