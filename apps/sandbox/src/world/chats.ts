import type { BotPlace, Chat, Person, World } from "./world.ts";

export const chatOf = (world: World, id: number): Chat | null =>
  world.chats.find((chat) => chat.id === id) ?? null;

export const personOf = (world: World, id: number): Person | null =>
  world.people.find((person) => person.id === id) ?? null;

/** The chats a person sees; a group that moved is seen as what it became. */
export const chatsOf = (world: World, person: number): readonly Chat[] =>
  world.chats.filter((chat) => isIn(chat, person));

export const isIn = (chat: Chat, person: number): boolean =>
  chat.members.includes(person) && chat.movedTo === null;

export const mayPost = (chat: Chat, person: number): boolean =>
  isIn(chat, person) && (chat.kind !== "channel" || chat.admins.includes(person));

/** A person's own chat with the bot has that person as its only member. */
export const isWithBot = (chat: Chat): boolean =>
  chat.kind === "private" && chat.members.length === 1;

export const isForum = (chat: Chat): boolean => chat.topics.length > 0;

/** Whether the bot is there to hear and to speak. */
export const hasBot = ({ bot }: Chat): boolean =>
  bot === "member" || bot === "admin" || bot === "started";

export const otherThan = (chat: Chat, person: number): number | null =>
  chat.members.find((member) => member !== person) ?? null;

export const changeChat = (world: World, id: number, change: (chat: Chat) => Chat): World => ({
  ...world,
  chats: world.chats.map((chat) => (chat.id === id ? change(chat) : chat)),
});

export const placeBot = (world: World, chat: number, bot: BotPlace): World =>
  changeChat(world, chat, (before) => ({ ...before, bot }));
