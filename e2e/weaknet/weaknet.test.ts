import { describe, expect, it } from "vitest";
import { figuresOf, type Figures } from "./measure/figures.ts";
import { whatIsMissing } from "./needs.ts";
import type { Scenario } from "./scenarios.ts";
import { EFIR } from "./subjects/efir.ts";
import { talk } from "./talk.ts";

/** Short, and less strict than `npm run weaknet`: the machine of a test is busy, and conceals a little of its own. */
async function ways(scenario: Scenario): Promise<Figures[]> {
  const figures = figuresOf(await talk(EFIR, scenario, "test"));
  expect(figures.map(({ from, to }) => from + to).sort()).toEqual(["AB", "BA"]);
  return figures;
}

describe.skipIf(whatIsMissing() !== null)("(needs root and TUN, so Linux) bad networks", () => {
  it("[WN4] speech goes through a fifth of the packets lost", async () => {
    for (const { intact, audible } of await ways({ link: "lossy20", secs: 12 })) {
      expect(audible).toBeGreaterThan(0.95);
      expect(intact).toBeGreaterThan(0.85);
    }
  });

  it("[WN5] speech is back as soon as the link is", async () => {
    const incident = { kind: "outage", atSec: 3, secs: 5 } as const;
    for (const { backMs } of await ways({ link: "good", secs: 12, incident })) {
      expect(backMs).not.toBeNull();
      expect(backMs).toBeLessThan(1_000);
    }
  });

  it("[WN6] speech goes over to another network by itself", async () => {
    const incident = { kind: "netswitch", atSec: 4 } as const;
    for (const { silenceMs } of await ways({ link: "good", secs: 24, incident })) {
      expect(silenceMs).not.toBeNull();
      expect(silenceMs).toBeLessThan(15_000);
    }
  });
});
