import { expect, it } from "vitest";
import { GOOD_RECEPTION } from "../voice/reception.ts";
import { bestOf, nextShown, toQuality, type QualityEvidence, type Shown } from "./quality.ts";

const quality = (parts: Partial<QualityEvidence> = {}) =>
  toQuality({
    link: "connected",
    here: GOOD_RECEPTION,
    there: GOOD_RECEPTION,
    rttMs: 80,
    concealed: 0,
    ...parts,
  });

it.each(["recovering", "lost"] as const)("[QU1] a link that is %s has lost it", (link) => {
  expect(quality({ link })).toBe("lost");
});

it.each(["here", "there"] as const)("[QU2] the worse direction counts: %s", (side) => {
  expect(quality({ [side]: { ...GOOD_RECEPTION, late: true } })).toBe("poor");
  expect(quality({ [side]: { ...GOOD_RECEPTION, broken: true } })).toBe("poor");
  expect(quality({ [side]: { ...GOOD_RECEPTION, loss: "much" } })).toBe("fair");
  expect(quality({ [side]: { ...GOOD_RECEPTION, loss: "some" } })).toBe("good");
});

it("[QU3] one that is far away, or made up in part, is fair", () => {
  expect([quality({ rttMs: 401 }), quality({ concealed: 0.021 })]).toEqual(["fair", "fair"]);
  expect([quality({ rttMs: null }), quality({ rttMs: 400, concealed: 0.02 })]).toEqual([
    "good",
    "good",
  ]);
});

it("[QU4] one good link clears the line that all share", () => {
  expect(bestOf(["poor", "good", "lost"])).toBe("good");
  expect(bestOf(["poor", "lost"])).toBe("poor");
  expect(bestOf([])).toBe("good");
});

it("[QU5] worse shows at once, better when it has lasted 5 s", () => {
  const start: Shown = { quality: "good", betterSince: null };
  const poor = nextShown(start, "poor", 1_000);
  expect(poor.quality).toBe("poor");
  const first = nextShown(poor, "good", 2_000);
  expect([first.quality, nextShown(first, "good", 6_999).quality]).toEqual(["poor", "poor"]);
  expect(nextShown(first, "good", 7_000).quality).toBe("good");
  const again = nextShown(nextShown(first, "poor", 5_000), "good", 6_000);
  expect(nextShown(again, "good", 10_000).quality).toBe("poor");
});
