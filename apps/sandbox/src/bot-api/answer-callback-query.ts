import { ok } from "@efir/kit";
import * as v from "valibot";
import type { BotIdentity } from "../bot-identity.ts";
import { method } from "./method.ts";
import { Flag, Text } from "./params.ts";
import { badRequest, tooOld } from "./refusal.ts";

const Input = v.object({
  callback_query_id: Text,
  text: v.optional(Text, ""),
  show_alert: v.optional(Flag, false),
  url: v.optional(Text, ""),
});

const LONGEST = 200;

export const answerCallbackQuery = method(Input, ({ callbacks, bot }, input) => {
  const { callback_query_id: id, text, url } = input;
  if (callbacks.open(id) === null) return tooOld();
  if (Array.from(text).length > LONGEST) return badRequest("MESSAGE_TOO_LONG");
  if (url !== "" && !isStartLink(url, bot)) return badRequest("URL_INVALID");
  callbacks.answer(id, { text: text || null, alert: input.show_alert, url: url || null });
  return ok(true);
});

/** Without a game an answer may only open the bot itself. */
function isStartLink(address: string, { username }: BotIdentity): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.hostname === "t.me" && url.pathname.toLowerCase() === `/${username.toLowerCase()}`;
}
