import { expect, it } from "vitest";
import { doctorTexts } from "./texts.ts";

it.each([
  ["ru_RU.UTF-8", "Всё в порядке."],
  ["ru", "Всё в порядке."],
  ["rue", "All is well."],
  ["en_GB", "All is well."],
  [undefined, "All is well."],
])("[DC4] the terminal's language %s", (locale, well) => {
  expect(doctorTexts(locale).well).toBe(well);
});
