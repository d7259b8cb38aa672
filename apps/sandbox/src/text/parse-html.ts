import { err, ok, type Result } from "@efir/kit";
import type { Entity, Styled } from "../world/message.ts";
import { unescapeHtml } from "./html-escape.ts";
import { readTag } from "./html-tag.ts";

interface Open {
  readonly name: string;
  readonly offset: number;
  readonly make: NonNullable<ReturnType<typeof readTag>>;
}

const TOKEN = /<\/([^>]*)>|<([a-zA-Z][\w-]*)([^>]*)>|[^<]+|</g;

/** Reads Telegram's HTML. The refusal is the end of Telegram's own sentence. */
export function parseHtml(html: string): Result<Styled, string> {
  const open: Open[] = [];
  const entities: Entity[] = [];
  let text = "";
  for (const { 0: token, 1: closing, 2: opening, 3: attributes = "", index } of html.matchAll(
    TOKEN,
  )) {
    if (closing !== undefined) {
      const closed = close(open, closing.trim().toLowerCase(), index);
      if (!closed.ok) return closed;
      const entity = finish(closed.value, text.length);
      if (entity) entities.push(entity);
    } else if (opening !== undefined) {
      const name = opening.toLowerCase();
      const make = readTag(name, attributes);
      if (!make) return err(`Unsupported start tag "${name}" at byte offset ${bytes(html, index)}`);
      open.push({ name, make, offset: text.length });
    } else if (token === "<") {
      return err(`Unsupported start tag "" at byte offset ${bytes(html, index)}`);
    } else {
      text += unescapeHtml(token);
    }
  }
  const left = open.at(-1);
  if (left) return err(`Can't find end tag corresponding to start tag "${left.name}"`);
  return ok({
    text,
    entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length),
  });
}

function close(open: Open[], name: string, index: number): Result<Open, string> {
  const last = open.pop();
  if (!last) return err(`Unexpected end tag at byte offset ${index}`);
  if (name !== "" && name !== last.name)
    return err(
      `Unmatched end tag at byte offset ${index}, expected "</${last.name}>", found "</${name}>"`,
    );
  return ok(last);
}

function finish({ make, offset }: Open, end: number): Entity | null {
  return end > offset ? make({ offset, length: end - offset }) : null;
}

const bytes = (html: string, index: number): number => Buffer.byteLength(html.slice(0, index));
