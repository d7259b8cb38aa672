import { ok, type Result } from "@efir/kit";
import * as v from "valibot";
import type { Desk } from "../desk.ts";
import { isIn } from "../world/chats.ts";
import type { Chat } from "../world/world.ts";
import { Int, structured, Text } from "./params.ts";
import { badRequest, tooOld, type ApiRefusal } from "./refusal.ts";

/** A message in a group that one of its people sees. */
export const Ephemeral = structured(
  v.object({ receiver_user_id: Int, callback_query_id: v.optional(Text) }),
);

/** The one who sees it; null for a message to everybody. */
export function receiver(
  { callbacks }: Desk,
  chat: Chat,
  wanted: v.InferOutput<typeof Ephemeral> | undefined,
): Result<number | null, ApiRefusal> {
  if (!wanted) return ok(null);
  const { receiver_user_id: person, callback_query_id: query } = wanted;
  const isGroup = chat.kind === "group" || chat.kind === "supergroup";
  if (!isGroup) return badRequest("ephemeral messages can be sent only to groups and supergroups");
  if (!isIn(chat, person)) return badRequest("USER_NOT_PARTICIPANT");
  return query !== undefined && callbacks.open(query) !== person ? tooOld() : ok(person);
}
