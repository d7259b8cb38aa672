import type { Texts } from "../src/texts/texts.ts";

/** The page's own words, unlike names and titles, must fit wherever they stand. */
export const ownWords = (texts: Texts): ReadonlySet<string> => new Set(stringsOf(texts));

function stringsOf(node: unknown): readonly string[] {
  if (typeof node === "string") return [node.slice(0, 60)];
  return typeof node === "object" && node !== null ? Object.values(node).flatMap(stringsOf) : [];
}
