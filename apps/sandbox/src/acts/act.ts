import { err, ok, type Result } from "@efir/kit";
import type { Desk } from "../desk.ts";
import { chatOf, isIn, personOf } from "../world/chats.ts";
import type { Chat, Person } from "../world/world.ts";

/** Why the desk refuses what a person wants. */
export interface ActRefusal {
  readonly code:
    | "person-not-found"
    | "chat-not-found"
    | "may-not-post"
    | "topic-not-found"
    | "message-not-found"
    | "no-such-button"
    | "result-not-found"
    | "bad-start-param"
    | "no-menu-button"
    | "prepared-message-not-found"
    | "chat-not-allowed"
    | "fault-not-possible";
}

export type Act<T> = Result<T, ActRefusal>;

export const refuse = (code: ActRefusal["code"]) => err<ActRefusal>({ code });

export interface Scene {
  readonly person: Person;
  readonly chat: Chat;
}

/** Who acts, and where: only chats that the person is in. */
export function sceneOf(
  { world }: Desk,
  { user, chat: id }: { readonly user: number; readonly chat: number },
): Act<Scene> {
  const person = personOf(world.get(), user);
  const chat = chatOf(world.get(), id);
  if (!person) return refuse("person-not-found");
  return chat && isIn(chat, user) ? ok({ person, chat }) : refuse("chat-not-found");
}

/** The topic a message goes to: in a forum General unless another is named, elsewhere none. */
export function threadIn(chat: Chat, thread: number | undefined): Act<number | null> {
  const [general] = chat.topics;
  if (!general) return thread === undefined ? ok(null) : refuse("topic-not-found");
  if (thread === undefined) return ok(general.thread);
  return chat.topics.some((topic) => topic.thread === thread)
    ? ok(thread)
    : refuse("topic-not-found");
}
