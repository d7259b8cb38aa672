import { expect, it } from "vitest";
import { createRecall } from "./recall.ts";

function recalling() {
  const asked: string[] = [];
  const recall = createRecall((text) => (asked.push(text), { text }), { texts: 3, chars: 5 });
  return { asked, recall };
}

it("[RC1] a text that comes again is not read again", () => {
  const { asked, recall } = recalling();
  expect(recall("one")).toEqual({ text: "one" });
  expect(recall("one")).toBe(recall("one"));
  expect(asked).toEqual(["one"]);
});

it("[RC2] whatever comes, it stays small, and each answer is right", () => {
  const { asked, recall } = recalling();
  for (let n = 0; n < 100; n++) expect(recall(String(n))).toEqual({ text: String(n) });
  expect(recall("99")).toEqual({ text: "99" });
  expect(asked).toHaveLength(100);
  recall("0"); // long forgotten
  expect(asked).toHaveLength(101);
});

it("[RC3] a long text is read each time", () => {
  const { asked, recall } = recalling();
  for (let n = 0; n < 2; n++) expect(recall("longer")).toEqual({ text: "longer" });
  expect(asked).toEqual(["longer", "longer"]);
});
