import type { ChatView, MessageView, WorldView } from "../../../src/page-api.ts";
import type { Place } from "../place/address.ts";
import type { World } from "../world/world-keeper.ts";

/** A person in an open chat. */
export interface Here {
  readonly view: WorldView;
  readonly chat: ChatView;
  /** The topic on show; null: all of them, or a chat without topics. */
  readonly thread: number | null;
}

export function hereOf(world: World, { chat: id, thread }: Place): Here | null {
  if (world.kind !== "ready") return null;
  const chat = world.view.chats.find((each) => each.id === id);
  if (!chat) return null;
  const known = chat.topics.some((topic) => topic.thread === thread);
  return { view: world.view, chat, thread: known ? thread : null };
}

/** The General topic of a forum is number 1, and what is written there bears no number. */
export const GENERAL = 1;

export const messagesHere = ({ chat, thread }: Here): readonly MessageView[] =>
  thread === null
    ? chat.messages
    : chat.messages.filter((message) => (message.thread ?? GENERAL) === thread);

/** What to send along with a message written here. */
export const threadHere = ({ thread }: Here): { readonly thread?: number } =>
  thread === null || thread === GENERAL ? {} : { thread };

/** This person's chat with the bot. */
export const botChat = ({ chats }: WorldView): ChatView | null =>
  chats.find(({ kind, hasBot }) => kind === "private" && hasBot) ?? null;

/**
 * Where to be in this world: the person is named, and a chat that is not there gives way to the one that took
 * its place (a group that became a supergroup; another person's chat with the bot), or to none.
 */
export function placeIn(view: WorldView, place: Place, lastTitle: string | null): Place {
  const user = view.me.id;
  if (place.chat === null || view.chats.some(({ id }) => id === place.chat))
    return { ...place, user };
  const successor = view.chats.find(({ title }) => title === lastTitle);
  return { user, chat: successor?.id ?? null, thread: null };
}
