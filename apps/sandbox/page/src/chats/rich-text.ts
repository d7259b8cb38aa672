import type { MessageView } from "../../../src/page-api.ts";

type Entity = MessageView["entities"][number];

const STYLES = [
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "code",
  "pre",
  "blockquote",
] as const;
export type Style = (typeof STYLES)[number];

/** What a tap on a piece of text does. */
export type Tap =
  | { readonly kind: "none" }
  | { readonly kind: "link"; readonly url: string }
  | { readonly kind: "command"; readonly text: string }
  /** Looks like a link and leads nowhere here: a hashtag, a phone number. */
  | { readonly kind: "mark" };

export interface Span {
  readonly text: string;
  readonly styles: readonly Style[];
  readonly tap: Tap;
}

/** Cuts a text where its entities begin and end. Offsets count UTF-16 units, as in strings. */
export function richText(text: string, entities: readonly Entity[]): readonly Span[] {
  const within = (at: number) => Math.max(0, Math.min(at, text.length));
  const cuts = entities.flatMap(({ offset, length }) => [within(offset), within(offset + length)]);
  const edges = [...new Set([0, ...cuts, text.length])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? text.length;
    const covering = entities.filter((each) => covers(each, from, to));
    return { text: text.slice(from, to), styles: stylesOf(covering), tap: tapOf(covering, text) };
  });
}

const covers = ({ offset, length }: Entity, from: number, to: number): boolean =>
  offset <= from && offset + length >= to;

const stylesOf = (entities: readonly Entity[]): readonly Style[] =>
  STYLES.filter((style) => entities.some(({ kind }) => kind.replace(/^expandable_/, "") === style));

function tapOf(entities: readonly Entity[], text: string): Tap {
  for (const { kind, offset, length, url } of entities) {
    const own = text.slice(offset, offset + length);
    switch (kind) {
      case "text_link":
        return { kind: "link", url: url ?? own };
      case "url":
        return { kind: "link", url: own };
      case "mention":
        return { kind: "link", url: `tg://resolve?domain=${own.replace(/^@/, "")}` };
      case "bot_command":
        return { kind: "command", text: own };
      case "text_mention":
      case "hashtag":
      case "cashtag":
      case "email":
      case "phone_number":
        return { kind: "mark" };
    }
  }
  return { kind: "none" };
}
