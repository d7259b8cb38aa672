/** One or two letters to know a person by. Whole characters: an emoji is not cut in two. */
export function initials(name: string): string {
  const words = name.split(/[\s_-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first = name.trim(), last] = words.length > 1 ? [words[0], words.at(-1)] : words;
  return [first, last].map((word) => firstCharacter(word ?? "")).join("");
}

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function firstCharacter(word: string): string {
  const [first] = characters.segment(word.replace(/^[^\p{L}\p{N}]+(?=[\p{L}\p{N}])/u, ""));
  return first?.segment.toLocaleUpperCase() ?? "";
}
