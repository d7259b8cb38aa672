import type { Intent } from "../message.ts";

export interface Rule {
  readonly intent: Intent;
  /** How sure it makes. */
  readonly weight: number;
  readonly fits: (text: string) => boolean;
}

/**
 * A rule holds when each of its groups is found. A group is a list of beginnings of words, separated by `|`;
 * one that ends in `!` is a whole word. `_` stands for up to three words in between.
 */
export function rule(intent: Intent, weight: number, ...groups: readonly string[]): Rule {
  const looks = groups.map(toLook);
  return { intent, weight, fits: (text) => looks.every((look) => look.test(text)) };
}

/** In a normalised text every word stands between two spaces. */
const toLook = (group: string): RegExp =>
  new RegExp(` (?:${group.split("|").map(toPattern).join("|")})`);

const toPattern = (beginning: string): string =>
  beginning.replace(/!/g, "(?= )").replace(/ _ /g, "\\S*(?: \\S+){0,3}? ");

/** The same words, however they are spelled and set, one space before and after each. */
export function normalised(text: string): string {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/ё/g, "е")
    .replace(/[’`´]/g, "'")
    .match(/[\p{L}\p{N}][\p{L}\p{N}':]*/gu);
  return ` ${words?.join(" ") ?? ""} `;
}
