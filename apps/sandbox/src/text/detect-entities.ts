import type { Entity } from "../world/message.ts";

const PATTERNS = [
  ["bot_command", /(?<![\w/@])\/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z]\w{2,31})?/g],
  ["mention", /(?<![\w/@])@[a-zA-Z]\w{2,31}/g],
  ["url", /\b(?:https?:\/\/|t\.me\/)[^\s<>"]*[^\s<>".,!?;:)]/g],
  ["hashtag", /(?<![\w&])#[\p{L}_][\p{L}\d_]*/gu],
] as const;

/** What Telegram finds in a text by itself, where nothing that stands there already forbids it. */
export function detectEntities(text: string, given: readonly Entity[] = []): readonly Entity[] {
  const found: Entity[] = [...given];
  for (const [kind, pattern] of PATTERNS) {
    for (const { index, 0: match } of text.matchAll(pattern)) {
      const entity = { kind, offset: index, length: match.length };
      if (!found.some((other) => forbids(other, entity))) found.push(entity);
    }
  }
  return found.sort((a, b) => a.offset - b.offset || b.length - a.length);
}

const SOLID = new Set(["code", "pre", "text_link", "url", "mention", "bot_command"]);

const forbids = (other: Entity, entity: Entity): boolean =>
  SOLID.has(other.kind) &&
  other.offset < entity.offset + entity.length &&
  entity.offset < other.offset + other.length;
