import { ok } from "@efir/kit";
import { toMessage } from "../bot-api/to-message.ts";
import { toUser } from "../bot-api/to-user.ts";
import { chatInstance } from "../chat-instance.ts";
import type { Desk } from "../desk.ts";
import type { CallbackAnswer, PressButton } from "../page-api.ts";
import type { Message } from "../world/message.ts";
import { messageOf, type Found } from "../world/messages.ts";
import { refuse, sceneOf, type Act } from "./act.ts";

const NO_ANSWER: CallbackAnswer = { text: null, alert: false, url: null };

/** A person presses a callback button and waits for the bot, as long as a client would. */
export async function press(desk: Desk, pressed: PressButton): Promise<Act<CallbackAnswer>> {
  const scene = sceneOf(desk, pressed);
  if (!scene.ok) return scene;
  const { chat, person } = scene.value;
  const message = messageOf(chat, pressed.message);
  if (!message) return refuse("message-not-found");
  if (!offers(message, pressed.data)) return refuse("no-such-button");

  const id = desk.options.randomId();
  const answer = desk.callbacks.ask(id, person.id);
  const callback_query = {
    id,
    from: toUser(person),
    ...source(desk, { chat, message }),
    chat_instance: chatInstance(desk.bot.token, chat.id),
    data: pressed.data,
  };
  desk.updates.push({
    kind: "callback_query",
    lane: `person ${person.id}`,
    body: { callback_query },
  });
  return ok((await answer) ?? NO_ANSWER);
}

const offers = ({ keyboard }: Message, data: string): boolean =>
  keyboard.flat().some(({ action }) => action.kind === "callback" && action.data === data);

/** A message that was sent through the bot is known to it by its inline name only, not by its chat. */
const source = (desk: Desk, found: Found) =>
  found.message.inlineId === null
    ? { message: toMessage(desk, found) }
    : { inline_message_id: found.message.inlineId };
