/** Each is dark enough for white letters on it (contrast of 4.5 and more). */
export const PERSON_COLORS = [
  "#c03d33",
  "#b0562a",
  "#8f6a00",
  "#3f7d20",
  "#167a6e",
  "#1d72b8",
  "#5b5fc7",
  "#8e44ad",
  "#b03a78",
] as const;

/** The same person has the same colour on every page and every day. */
export function personColor(id: string): string {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return PERSON_COLORS[sum % PERSON_COLORS.length] ?? PERSON_COLORS[0];
}
