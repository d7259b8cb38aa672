import { personColor } from "@efir/protocol";

const MOST_CHARS = 24;

/** Who has no picture is known by letters on a colour. Whatever the letters are, they stay letters. */
export function initialsPicture(id: string, letters: string): string {
  const text = letters.slice(0, MOST_CHARS).toWellFormed().replace(UNWRITABLE, "");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 160" width="160" height="160">`,
    `<rect width="160" height="160" fill="${personColor(id)}"/>`,
    `<text x="80" y="80" dy="0.36em" text-anchor="middle" font-family="sans-serif" font-size="64" fill="#fff">`,
    `${escaped(text)}</text></svg>`,
  ].join("");
}

/** XML knows no way to write these. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");
