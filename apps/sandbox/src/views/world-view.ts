import { BOT_NAME } from "../bot-identity.ts";
import { commandsFor } from "../commands.ts";
import { avatarUrl } from "../avatar-url.ts";
import type { Desk } from "../desk.ts";
import { menuButtonOf } from "../menu-button.ts";
import type { ChatView, PersonView, WorldView } from "../page-api.ts";
import { chatsOf, hasBot, isWithBot, mayPost, otherThan, personOf } from "../world/chats.ts";
import type { Chat, Person } from "../world/world.ts";
import { messageView } from "./message-view.ts";

/** Everything a person sees when the page opens. */
export function worldView(desk: Desk, me: Person): WorldView {
  const world = desk.world.get();
  const chats = chatsOf(world, me.id);
  const { id, username, appLink } = desk.bot;
  const button = menuButtonOf(desk.profile.get(), me.id);
  return {
    me: personView(desk, me),
    people: world.people.map((person) => personView(desk, person)),
    chats: chats.map((chat) => chatView(desk, chat, me)),
    bot: {
      id,
      name: BOT_NAME,
      username,
      appLink,
      menuButton: button.type === "web_app" ? { text: button.text } : null,
    },
    commands: Object.fromEntries(
      chats.map((chat) => [chat.id, commandsIn(desk, chat, me)] as const),
    ),
  };
}

const commandsIn = ({ profile }: Desk, chat: Chat, me: Person) =>
  hasBot(chat) || isWithBot(chat) ? commandsFor(profile.get(), me, chat) : [];

const personView = ({ options }: Desk, person: Person): PersonView => ({
  ...person,
  avatarUrl: avatarUrl(options.publicUrl, person.id),
});

function chatView(desk: Desk, chat: Chat, me: Person): ChatView {
  const seen = chat.messages.filter(({ onlyFor }) => onlyFor === null || onlyFor === me.id);
  return {
    id: chat.id,
    kind: chat.kind,
    title: chat.kind === "private" ? otherName(desk, chat, me) : chat.title,
    topics: chat.topics,
    hasBot: hasBot(chat) || isWithBot(chat),
    canPost: mayPost(chat, me.id),
    messages: seen.map((message) => messageView(desk, { chat, message })),
  };
}

function otherName({ world }: Desk, chat: Chat, me: Person): string {
  const other = otherThan(chat, me.id);
  return other === null ? BOT_NAME : (personOf(world.get(), other)?.firstName ?? "");
}
