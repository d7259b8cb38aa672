import { expect, it } from "vitest";
import { initials, PERSON_COLORS, personColor } from "@efir/protocol";

it.each([
  ["Anna", "A"],
  ["anna karenina", "AK"],
  ["Анна Аркадьевна Каренина", "АК"],
  ["  Boris  ", "B"],
  ["(Vera) [G]", "VG"],
  ["🎧 Gleb", "G"],
  ["👩‍🚀", "👩‍🚀"],
  ["7 of 9", "79"],
])("[MA72] the letters to know %s by", (name, letters) => {
  expect(initials(name)).toBe(letters);
});

it("[MA73] a person keeps a colour, and people get different ones", () => {
  const ids = Array.from({ length: 200 }, (_, n) => `tg${n * 7919}`);
  expect(ids.map(personColor)).toEqual(ids.map(personColor));
  expect(new Set(ids.map(personColor))).toEqual(new Set(PERSON_COLORS));
});

it("[MA74] white letters can be read on every colour", () => {
  for (const color of PERSON_COLORS)
    expect([color, contrastWithWhite(color)]).toEqual([
      color,
      expect.toSatisfy((x: number) => x >= 4.5),
    ]);
});

/** https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio */
function contrastWithWhite(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
