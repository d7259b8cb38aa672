import * as v from "valibot";
import { MemberId } from "./ids.ts";
import { MAX_CHAT_CHARS, MAX_EMOJI_CHARS, MAX_NAME_CHARS } from "./limits.ts";

export const ChatText = v.pipe(
  v.string(),
  v.maxLength(MAX_CHAT_CHARS),
  v.check((text) => text.trim() !== ""),
);
export const Emoji = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_EMOJI_CHARS));

/** Who said something, and when. `n` counts what was said in the room, and never goes back. */
const said = {
  n: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  from: MemberId,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_NAME_CHARS)),
  at: v.pipe(v.number(), v.integer()),
};

export const ChatLine = v.object({ ...said, text: ChatText });
export type ChatLine = v.InferOutput<typeof ChatLine>;

export const Reaction = v.object({ ...said, emoji: Emoji });
export type Reaction = v.InferOutput<typeof Reaction>;
