const MOST_CHARS = 4_096;
/** A break that leaves less than this of a part unused is better than one in the middle of a word. */
const LEAST_FILLED = 0.5;

/** The text in parts that Telegram takes: at the end of a line or a word where it can be, never inside a character. */
export function splitText(text: string, most = MOST_CHARS): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const end = endOfPart(rest, most);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === "" ? parts : [...parts, rest];
}

function endOfPart(text: string, most: number): number {
  const beginning = text.slice(0, most + 1);
  for (const mark of ["\n", " "]) {
    const at = beginning.lastIndexOf(mark);
    if (at >= most * LEAST_FILLED) return at;
  }
  const isHalf = /[\ud800-\udbff]/.test(text.charAt(most - 1));
  return isHalf ? most - 1 : most;
}
