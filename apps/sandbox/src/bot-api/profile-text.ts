import { ok } from "@efir/kit";
import * as v from "valibot";
import { BOT_NAME } from "../bot-identity.ts";
import type { ProfileText } from "../profile.ts";
import { method } from "./method.ts";
import { Text } from "./params.ts";
import { badRequest } from "./refusal.ts";

const LONGEST = { name: 64, description: 512, short_description: 120 } as const;
const UNSET = { name: BOT_NAME, description: "", short_description: "" } as const;

const language = { language_code: v.optional(Text, "") };
const text = v.optional(Text, "");
const Input = v.object({ ...language, name: text, description: text, short_description: text });

/** Sets one of the texts of the bot's profile for a language, or takes it away when it is empty. */
export const setText = (what: ProfileText) =>
  method(Input, ({ profile }, input) => {
    const wanted = input[what];
    if (Array.from(wanted).length > LONGEST[what]) return badRequest(`${what} is too long`);
    const before = profile.get();
    const key = `${what}/${input.language_code}`;
    profile.set({ ...before, texts: { ...before.texts, [key]: wanted } });
    return ok(true);
  });

/** Where a language has no text of its own the common one is given. */
export const getText = (what: ProfileText) =>
  method(v.object(language), ({ profile }, input) => {
    const { texts } = profile.get();
    const found = texts[`${what}/${input.language_code}`] || texts[`${what}/`] || UNSET[what];
    return ok({ [what]: found });
  });
