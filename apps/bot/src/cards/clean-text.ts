/** Line breaks, and marks that turn the direction of all that follows: a name is no place for either. */
const UNRULY = /[\p{Cc}\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

const HTML: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** What somebody wrote, on one line and for `parse_mode: "HTML"`; empty when nothing of it can be seen. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(UNRULY, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[&<>]/g, (char) => HTML[char] ?? char);
