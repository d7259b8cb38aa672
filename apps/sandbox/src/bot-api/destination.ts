import { ok, type Result } from "@efir/kit";
import * as v from "valibot";
import { isForum } from "../world/chats.ts";
import { messageOf } from "../world/messages.ts";
import type { Chat } from "../world/world.ts";
import { Flag, Int, structured } from "./params.ts";
import { badRequest, type ApiRefusal } from "./refusal.ts";

export const Reply = structured(
  v.object({
    message_id: v.optional(Int),
    allow_sending_without_reply: v.optional(Flag, false),
  }),
);

export interface Destination {
  readonly thread: number | null;
  readonly replyTo: number | null;
}

interface Wanted {
  readonly message_thread_id?: number | undefined;
  readonly reply_parameters?: v.InferOutput<typeof Reply> | undefined;
}

/** Where in a chat a message goes. In a forum a reply follows its message; what names no topic lands in General. */
export function destination(chat: Chat, wanted: Wanted): Result<Destination, ApiRefusal> {
  const id = wanted.reply_parameters?.message_id;
  const answered = id === undefined ? null : messageOf(chat, id);
  if (id !== undefined && !answered && !wanted.reply_parameters?.allow_sending_without_reply)
    return badRequest("message to be replied not found");
  const thread = topic(chat, wanted.message_thread_id, answered?.thread ?? null);
  return thread.ok ? ok({ thread: thread.value, replyTo: answered?.id ?? null }) : thread;
}

const GENERAL = 1;

/** General is never named: by number 1 it is not found. */
function topic(
  chat: Chat,
  named: number | undefined,
  ofReply: number | null,
): Result<number | null, ApiRefusal> {
  if (named === undefined) return ok(isForum(chat) ? (ofReply ?? GENERAL) : null);
  const isThere = named > GENERAL && chat.topics.some(({ thread }) => thread === named);
  return isThere ? ok(named) : badRequest("message thread not found");
}
