import { MAX_TITLE_CHARS } from "@efir/protocol";

/** One line that fits; null when nothing is left of it. */
export function toTitle(text: string): string | null {
  const line = text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return cut(line) || null;
}

/** Never through the middle of a character. */
function cut(line: string): string {
  if (line.length <= MAX_TITLE_CHARS) return line;
  let short = "";
  for (const char of line) {
    if (short.length + char.length >= MAX_TITLE_CHARS) break;
    short += char;
  }
  return `${short.trimEnd()}…`;
}
