import type { Context } from "grammy";
import type { User } from "grammy/types";
import * as v from "valibot";
import { MemberId } from "@efir/protocol";
import { languageOf, languageOfText, type Language } from "./texts/language.ts";
import { textsIn, type Texts } from "./texts/texts.ts";

/** The person behind an update; null for channels, anonymous admins (who come as a bot) and bots. */
export const personOf = ({ from }: Context): User | null => (from?.is_bot === false ? from : null);

export const memberIdOf = (person: User): MemberId => v.parse(MemberId, `tg${person.id}`);

export function languageFor(ctx: Context): Language {
  const person = personOf(ctx);
  return person ? languageOf(person.language_code) : languageOfText(ctx.chat?.title ?? "");
}

export const textsFor = (ctx: Context): Texts => textsIn(languageFor(ctx));
