import type { Entity } from "../world/message.ts";
import { unescapeHtml } from "./html-escape.ts";

type Range = Pick<Entity, "offset" | "length">;
type Make = (range: Range) => Entity | null;

const NAMES = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  code: "code",
  pre: "pre",
  "tg-spoiler": "spoiler",
} as const;

const isNamed = (name: string): name is keyof typeof NAMES => Object.hasOwn(NAMES, name);

/** What an HTML tag makes of the text inside it; null for a tag that Telegram does not know. */
export function readTag(name: string, attributes: string): Make | null {
  if (isNamed(name)) return (range) => ({ kind: NAMES[name], ...range });
  switch (name) {
    case "a":
      return link(attribute(attributes, "href"));
    case "blockquote":
      return (range) => ({ kind: quote(attributes), ...range });
    case "span":
      return attribute(attributes, "class") === "tg-spoiler"
        ? (range) => ({ kind: "spoiler", ...range })
        : null;
    case "tg-emoji": // shown as the ordinary emoji inside it: custom ones need Premium
      return () => null;
    default:
      return null;
  }
}

/** A link that leads nowhere stays plain text. */
const link =
  (url: string | null): Make =>
  (range) =>
    url ? { kind: "text_link", url, ...range } : null;

const quote = (attributes: string) =>
  /\bexpandable\b/.test(attributes) ? "expandable_blockquote" : "blockquote";

function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|(\\S+))`).exec(
    attributes,
  );
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? null : unescapeHtml(value);
}
