import { ok, type Result } from "@efir/kit";
import * as v from "valibot";
import { detectEntities } from "../text/detect-entities.ts";
import { parseHtml } from "../text/parse-html.ts";
import { PLAIN_ENTITIES, type Entity, type Styled } from "../world/message.ts";
import { Int, structured, Text } from "./params.ts";
import { badRequest, type ApiRefusal } from "./refusal.ts";

const LONGEST_TEXT = 4_096;

const range = { offset: Int, length: Int };
const WireEntity = v.union([
  v.object({ type: v.literal("text_link"), ...range, url: Text }),
  v.object({ type: v.picklist(PLAIN_ENTITIES), ...range }),
  v.pipe(
    v.object({ type: Text }), // of a kind that is not shown here
    v.transform(() => null),
  ),
]);

export const Entities = structured(v.array(WireEntity));

interface RawText {
  readonly text: string;
  readonly parse_mode?: string | undefined;
  readonly entities?: v.InferOutput<typeof Entities> | undefined;
}

export interface TextRule {
  readonly longest: number;
  readonly empty: "refused" | "allowed";
}
export const MESSAGE: TextRule = { longest: LONGEST_TEXT, empty: "refused" };
export const CAPTION: TextRule = { longest: 1_024, empty: "allowed" };

/** Reads a text as Telegram does, by its HTML or its given entities, and says whether it may be sent. */
export function readText(raw: RawText, rule: TextRule): Result<Styled, ApiRefusal> {
  const read = styled(raw);
  if (!read.ok) return read;
  const text = read.value.text.trimEnd();
  if (text === "" && rule.empty === "refused") return badRequest("message text is empty");
  if (Array.from(text).length > rule.longest)
    return badRequest(`message ${rule === CAPTION ? "caption " : ""}is too long`);
  const entities = read.value.entities.flatMap((entity) => within(entity, text.length));
  return ok({ text, entities: detectEntities(text, entities) });
}

function styled({ text, parse_mode, entities }: RawText): Result<Styled, ApiRefusal> {
  switch (parse_mode?.toLowerCase() ?? "") {
    case "":
      return ok({ text, entities: (entities ?? []).flatMap(toEntity) });
    case "html": {
      const parsed = parseHtml(text);
      return parsed.ok ? parsed : badRequest(`can't parse entities: ${parsed.error}`);
    }
    default: // Markdown is not read here: better refused than shown as it is written
      return badRequest("unsupported parse_mode");
  }
}

function toEntity(entity: v.InferOutput<typeof WireEntity>): readonly Entity[] {
  if (!entity) return [];
  const { offset, length } = entity;
  return entity.type === "text_link"
    ? [{ kind: "text_link", url: entity.url, offset, length }]
    : [{ kind: entity.type, offset, length }];
}

function within(entity: Entity, end: number): readonly Entity[] {
  const length = Math.min(entity.length, end - entity.offset);
  return entity.offset >= 0 && length > 0 ? [{ ...entity, length }] : [];
}
