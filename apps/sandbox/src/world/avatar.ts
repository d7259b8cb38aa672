import type { Person } from "./world.ts";

const COLOURS = ["#e17076", "#7bc862", "#65aadd", "#a695e7", "#ee7aae", "#6ec9cb"];

export const faceColour = ({ id }: Person): string => COLOURS[id % COLOURS.length] ?? "#65aadd";

/** The picture of a person: their letter on their colour, as Telegram draws those who have none. */
export function avatar(person: Person): string {
  const colour = faceColour(person);
  const letter = person.firstName.charAt(0);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 160" width="160" height="160"><rect width="160" height="160" fill="${colour}"/><text x="80" y="80" dy="0.36em" text-anchor="middle" font-family="sans-serif" font-size="72" fill="#fff">${letter}</text></svg>`;
}
