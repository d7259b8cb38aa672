import { ok } from "@efir/kit";
import type { Desk } from "../desk.ts";
import type { SendText } from "../page-api.ts";
import { detectEntities } from "../text/detect-entities.ts";
import { isWithBot, mayPost, placeBot } from "../world/chats.ts";
import type { Message } from "../world/message.ts";
import type { Found } from "../world/messages.ts";
import type { Chat } from "../world/world.ts";
import { refuse, sceneOf, threadIn, type Act } from "./act.ts";
import { guestArrival, plain, publish, report } from "./publish.ts";

/** A person writes. The first words in the chat with the bot start it; a mention elsewhere calls it as a guest. */
export function say(desk: Desk, sent: SendText): Act<{ readonly messageId: number }> {
  const scene = sceneOf(desk, sent);
  if (!scene.ok) return scene;
  const { chat, person } = scene.value;
  if (!mayPost(chat, person.id)) return refuse("may-not-post");
  const thread = threadIn(chat, sent.thread);
  if (!thread.ok) return thread;
  if (isWithBot(chat) && chat.bot === "not-started")
    desk.world.set(placeBot(desk.world.get(), chat.id, "started"));

  const text = sent.text.trim();
  const draft = plain({
    author: { kind: "person", id: person.id },
    body: { kind: "text", text, entities: detectEntities(text) },
    thread: thread.value,
    date: desk.options.clock.now(),
  });
  const found = publish(desk, chat.id, draft);
  if (!found) return refuse("chat-not-found");
  report(desk, found);
  if (callsGuest(desk, found)) inviteGuest(desk, found);
  return ok({ messageId: found.message.id });
}

const isElsewhere = ({ bot, kind }: Chat): boolean =>
  kind !== "channel" && (bot === "absent" || bot === "left" || bot === "kicked");

const callsGuest = ({ bot }: Desk, { chat, message }: Found): boolean =>
  isElsewhere(chat) && names(message, `@${bot.username}`);

/** Whether a mention, or a command, names the bot. */
function names({ body }: Message, handle: string): boolean {
  if (body.kind === "service") return false;
  return body.entities.some(({ kind, offset, length }) => {
    const words = body.text.slice(offset, offset + length).toLowerCase();
    if (kind === "mention") return words === handle.toLowerCase();
    return kind === "bot_command" && words.endsWith(handle.toLowerCase());
  });
}

function inviteGuest(desk: Desk, found: Found): void {
  const id = desk.options.randomId();
  desk.guestQueries.put(id, { chat: found.chat.id, message: found.message.id });
  desk.updates.push(guestArrival(desk, found, id));
}
