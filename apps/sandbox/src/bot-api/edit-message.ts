import { ok } from "@efir/kit";
import * as v from "valibot";
import { edit, editing } from "./edit.ts";
import { method } from "./method.ts";
import { Text } from "./params.ts";
import { badRequest } from "./refusal.ts";
import { CAPTION, Entities, MESSAGE, readText } from "./styled-text.ts";

const EditText = v.object({
  ...editing,
  text: Text,
  parse_mode: v.optional(Text),
  entities: v.optional(Entities),
});

export const editMessageText = method(EditText, (desk, input) => {
  const text = readText(input, MESSAGE);
  if (!text.ok) return text;
  return edit(desk, input, ({ body }) =>
    body.kind === "text"
      ? ok({ kind: "text", ...text.value })
      : badRequest("there is no text in the message to edit"),
  );
});

const EditCaption = v.object({
  ...editing,
  caption: v.optional(Text, ""),
  parse_mode: v.optional(Text),
  caption_entities: v.optional(Entities),
});

export const editMessageCaption = method(EditCaption, (desk, input) => {
  const { caption, parse_mode, caption_entities } = input;
  const text = readText({ text: caption, parse_mode, entities: caption_entities }, CAPTION);
  if (!text.ok) return text;
  return edit(desk, input, ({ body }) =>
    body.kind === "photo" || body.kind === "document"
      ? ok({ ...body, ...text.value })
      : badRequest("there is no caption in the message to edit"),
  );
});

export const editMessageReplyMarkup = method(v.object(editing), (desk, input) =>
  edit(desk, input, ({ body }) => ok(body)),
);
