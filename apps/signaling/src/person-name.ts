import { MAX_NAME_CHARS } from "@efir/protocol";

/** Control characters, line separators, and the marks that turn the direction of the text around them. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A name that can be shown: nothing unseen in it, not empty, not too long, and no half of a character. */
export function personName(given: string, otherwise: string): string {
  const shown = given.replace(UNSEEN, " ").replace(/\s+/g, " ").trim();
  const name = shown.toWellFormed().slice(0, MAX_NAME_CHARS);
  return name.replace(/[\ud800-\udbff]$/, "").trim() || otherwise;
}
