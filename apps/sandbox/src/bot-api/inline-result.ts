import { ok, type Result } from "@efir/kit";
import * as v from "valibot";
import type { Offer } from "../offers.ts";
import type { Styled } from "../world/message.ts";
import { Markup, readKeyboard } from "./keyboard.ts";
import { structured, Text } from "./params.ts";
import { badRequest, type ApiRefusal } from "./refusal.ts";
import { CAPTION, Entities, MESSAGE, readText } from "./styled-text.ts";

const TextContent = v.object({
  message_text: Text,
  parse_mode: v.optional(Text),
  entities: v.optional(Entities),
});

const fields = v.object({
  type: Text,
  id: v.optional(Text, ""),
  title: v.optional(Text, ""),
  description: v.optional(Text, ""),
  caption: v.optional(Text, ""),
  parse_mode: v.optional(Text),
  caption_entities: v.optional(Entities),
  input_message_content: v.optional(TextContent),
  reply_markup: v.optional(Markup),
});
export const InlineResult = structured(fields);
type InlineResult = v.InferOutput<typeof fields>;

const ID_BYTES = 64;

/** Reads what a bot offers to be sent through it: never with a Mini App button. */
export function readResult(result: InlineResult): Result<Offer, ApiRefusal> {
  const { id, title, description } = result;
  const bytes = Buffer.byteLength(id);
  if (bytes < 1 || bytes > ID_BYTES) return badRequest("RESULT_ID_INVALID");
  if (result.type === "article" && title === "")
    return badRequest("article title must be non-empty");
  const content = contentOf(result);
  if (!content.ok) return content;
  const keyboard = readKeyboard(result.reply_markup, "elsewhere");
  if (!keyboard.ok) return keyboard;
  return ok({ id, title, description, content: content.value, keyboard: keyboard.value });
}

function contentOf(result: InlineResult): Result<Styled, ApiRefusal> {
  const { input_message_content: content, caption, parse_mode, caption_entities } = result;
  if (content) return readText({ ...content, text: content.message_text }, MESSAGE);
  if (result.type === "article") return badRequest("input message content is not specified");
  const read = readText({ text: caption, parse_mode, entities: caption_entities }, CAPTION);
  if (!read.ok || read.value.text !== "") return read;
  return ok({ text: `[${result.type}]`, entities: [] });
}
