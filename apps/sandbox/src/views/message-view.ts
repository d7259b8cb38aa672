import { BOT_NAME } from "../bot-identity.ts";
import type { Desk } from "../desk.ts";
import type { ButtonView, MessageView } from "../page-api.ts";
import { chatOf, personOf } from "../world/chats.ts";
import {
  wordsOf,
  type Button,
  type Entity,
  type Message,
  type ServiceEvent,
} from "../world/message.ts";
import type { Found } from "../world/messages.ts";

/** A message as a page shows it. */
export function messageView(desk: Desk, { chat, message }: Found): MessageView {
  const { id, thread, replyTo, date, editedAt, way } = message;
  return {
    id,
    thread,
    from: chat.kind === "channel" ? channel(chat) : author(desk, message),
    viaBot: way === "inline" ? desk.bot.username : null,
    text: textOf(desk, message),
    entities: wordsOf(message.body).entities.map(entityView),
    buttons: message.keyboard.map((row) => row.flatMap(buttonView)).filter((row) => row.length > 0),
    replyTo,
    date,
    edited: editedAt !== null,
  };
}

const channel = ({ id, title }: Found["chat"]): MessageView["from"] => ({
  id,
  name: title,
  isBot: false,
});

function author({ world, bot }: Desk, message: Message): MessageView["from"] {
  const person = message.author.kind === "person" ? personOf(world.get(), message.author.id) : null;
  return person
    ? { id: person.id, name: person.firstName, isBot: false }
    : { id: bot.id, name: BOT_NAME, isBot: true };
}

function textOf(desk: Desk, { body }: Message): string {
  switch (body.kind) {
    case "text":
      return body.text;
    case "photo":
      return `🖼 ${body.text}`.trim();
    case "document":
      return `📎 ${body.text}`.trim();
    case "service":
      return sentence(desk, body.event);
  }
}

function sentence(desk: Desk, event: ServiceEvent): string {
  switch (event.kind) {
    case "bot-added":
      return `${BOT_NAME} was added`;
    case "bot-removed":
      return `${BOT_NAME} was removed`;
    case "chat-shared":
      return sharedChat(desk, event.chat);
    case "migrated-to":
    case "migrated-from":
      return `${chatOf(desk.world.get(), event.chat)?.title ?? "The group"} is a supergroup now`;
  }
}

function sharedChat({ world }: Desk, id: number): string {
  return `Shared: ${chatOf(world.get(), id)?.title ?? "a chat"}`;
}

function entityView(entity: Entity): MessageView["entities"][number] {
  const { kind, offset, length } = entity;
  return kind === "text_link"
    ? { kind, offset, length, url: entity.url }
    : { kind, offset, length };
}

/** Buttons that do nothing on a desk (copying, the disabled ones) are not shown. */
function buttonView({ text, action }: Button): readonly ButtonView[] {
  switch (action.kind) {
    case "web-app":
    case "url":
    case "callback":
    case "switch-inline":
    case "switch-inline-here":
      return [{ text, ...action }];
    case "request-chat": {
      const { request, channel, withBot } = action.wanted;
      return [{ text, kind: "request-chat", request, channel, withBot }];
    }
    case "switch-inline-chosen":
      return [{ text, kind: "switch-inline", query: action.query }];
    case "copy":
    case "disabled":
      return [];
  }
}
