import type { ChatView, MessageView, PersonView, WorldView } from "../../../src/page-api.ts";

const person = (id: number, firstName: string, languageCode: string): PersonView => ({
  id,
  firstName,
  username: firstName.toLowerCase(),
  languageCode,
  avatarUrl: `/sandbox/avatars/${id}.svg`,
});

export const anna = person(1, "Anna", "en");
export const boris = person(2, "Boris", "ru");
export const EFIR = { id: 7, name: "Efir", isBot: true } as const;

/** Noon of a day, and `minutes` after it. */
export const at = (minutes: number): number => new Date(2026, 4, 4, 12, minutes).getTime();

export const by = ({ id, firstName }: PersonView): MessageView["from"] => ({
  id,
  name: firstName,
  isBot: false,
});

export const aMessage = (id: number, part: Partial<MessageView> = {}): MessageView => ({
  id,
  thread: null,
  from: by(boris),
  viaBot: null,
  text: `message ${id}`,
  entities: [],
  buttons: [],
  replyTo: null,
  date: at(id),
  edited: false,
  ...part,
});

export const aChat = (id: number, part: Partial<ChatView> = {}): ChatView => ({
  id,
  kind: "supergroup",
  title: `Chat ${id}`,
  topics: [],
  hasBot: true,
  canPost: true,
  messages: [],
  ...part,
});

export const BOT_CHAT = aChat(1, { kind: "private", title: "Efir" });

export const aWorld = (part: Partial<WorldView> = {}): WorldView => ({
  me: anna,
  people: [anna, boris],
  chats: [BOT_CHAT, aChat(-5, { title: "Friends" }), aChat(-6, { title: "Other" })],
  bot: {
    id: EFIR.id,
    name: EFIR.name,
    username: "EfirBot",
    appLink: "https://t.me/EfirBot/room",
    menuButton: { text: "Rooms" },
  },
  commands: { "1": [{ command: "room", description: "Open a room" }] },
  ...part,
});
