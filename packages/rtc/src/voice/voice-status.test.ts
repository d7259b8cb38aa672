import { seededRandom } from "@efir/kit";
import { expect, it } from "vitest";
import { NARROWEST, reachMs, rungFor, toVoicePlan, wireRate } from "./voice-plan.ts";
import { firstVoice, nextVoice, planOf, toldWay, type VoiceEvidence } from "./voice-status.ts";

const CALM = { loss: "none", bursts: false, late: false, rttMs: 80, voices: 1 } as const;
type Parts = Partial<VoiceEvidence>;

/** A look every second; each entry holds for so many of them. */
function walk(...steps: readonly (readonly [seconds: number, parts: Parts])[]) {
  let at = 0;
  let status = firstVoice(0, 1, null);
  for (const [seconds, parts] of steps) {
    for (let second = 0; second < seconds; second++) {
      at += 1_000;
      status = nextVoice(status, { ...CALM, ...parts, at });
    }
  }
  return status;
}

it("[VP1] a link begins protected, and gives it up when 10 s were calm", () => {
  expect(walk([9, {}]).protection).toBe("much");
  expect(walk([10, {}]).protection).toBe("none");
  expect(firstVoice(0, 4, null).protection).toBe("little");
});

it.each(["little", "some", "much", "most"] as const)(
  "[VP2] protection goes up to %s at once, and down after 10 s",
  (loss) => {
    expect(walk([30, {}], [1, { loss }]).protection).toBe(loss);
    expect(walk([30, {}], [1, { loss }], [10, {}]).protection).toBe(loss);
    expect(walk([30, {}], [1, { loss }], [11, {}]).protection).toBe("none");
  },
);

it("[VP2] a loss that comes back in between starts the 10 s anew", () => {
  const again: Parts = { loss: "most" };
  expect(walk([1, again], [9, {}], [1, again], [10, {}]).protection).toBe("most");
});

it("[VP3] bursts are remembered for a minute, for copies hide them", () => {
  const bursts: Parts = { loss: "much", bursts: true };
  expect(walk([1, bursts], [59, { loss: "much" }]).protection).toBe("bursts");
  expect(walk([1, bursts], [75, { loss: "much" }]).protection).toBe("much");
});

it("[VP3] gaps without loss are no bursts: copies would not mend them", () => {
  expect(walk([20, { bursts: true }]).protection).toBe("none");
});

it("[VP4] where packets queue, the way is narrowed at once, and again when that was not enough", () => {
  const late: Parts = { late: true };
  expect(walk([1, late]).narrow).toBe(1);
  expect(walk([4, late]).narrow).toBe(1);
  expect(walk([5, late]).narrow).toBe(2);
  expect(walk([60, late]).narrow).toBe(NARROWEST);
});

it("[VP5] it is widened after 20 s, then ever more slowly", () => {
  const late: Parts = { late: true };
  expect(walk([1, late], [19, {}]).narrow).toBe(1);
  expect(walk([1, late], [20, {}]).narrow).toBe(0);
  expect(walk([1, late], [20, {}], [1, late], [20, {}]).narrow).toBe(1);
  expect(walk([1, late], [20, {}], [1, late], [40, {}]).narrow).toBe(0);
});

it("[VP6] whoever is very far away is on a narrow link, and the more voices share it, the narrower", () => {
  const far: Parts = { rttMs: 600 };
  expect(walk([1, far]).narrow).toBe(2);
  expect(walk([60, far]).narrow).toBe(2);
  expect(walk([1, { ...far, voices: 3 }]).narrow).toBe(4);
  expect(walk([1, { rttMs: null }]).narrow).toBe(0);
});

it("[VP7] copies go before bit rate, and bit rate before packet time", () => {
  const rungs = [0, 1, 2, 3, 4].map((narrow) => toVoicePlan("much", narrow));
  expect(rungs.map(({ copies }) => copies.length)).toEqual([3, 1, 1, 1, 1]);
  expect(rungs.map(({ packetMs }) => packetMs)).toEqual([20, 20, 60, 60, 120]);
  const rates = rungs.map(wireRate);
  expect(rates).toEqual([...rates].sort((a, b) => b - a));
});

it("[VP8] the rung is the widest one that fits", () => {
  for (const voices of [1, 2, 3, 7]) {
    const rung = rungFor(90_000, voices);
    const total = wireRate(toVoicePlan("much", rung)) * voices;
    if (rung < NARROWEST) expect(total).toBeLessThanOrEqual(90_000);
    if (rung > 0) {
      expect(wireRate(toVoicePlan("much", rung - 1)) * voices).toBeGreaterThan(90_000);
    }
  }
});

it("[VP10] a slow way to the server makes a narrow start, until the link itself tells better", () => {
  const [near, far] = [firstVoice(0, 1, 300), firstVoice(0, 1, 700)];
  expect([near.narrow, far.narrow]).toEqual([0, rungFor(55_000, 1)]);
  const unknown = nextVoice(far, { ...CALM, at: 1_000, rttMs: null });
  expect(unknown.narrow).toBe(far.narrow);
  expect(nextVoice(unknown, { ...CALM, at: 2_000, rttMs: 80 }).narrow).toBe(0);
  expect(nextVoice(unknown, { ...CALM, at: 2_000, rttMs: 700 }).narrow).toBe(far.narrow);
});

it("[VP9] whatever is told, a plan can be sent: offsets fit, and the rate is within bounds", () => {
  for (let seed = 1; seed <= 5; seed++) {
    const random = seededRandom(seed);
    let status = firstVoice(0, 1, null);
    for (let at = 0; at < 300_000; at += 1_000) {
      const losses = ["none", "little", "some", "much", "most"] as const;
      status = nextVoice(status, {
        at,
        loss: losses[Math.floor(random() * losses.length)] ?? "none",
        bursts: random() < 0.1,
        late: random() < 0.1,
        rttMs: random() * 800,
        voices: 1 + Math.floor(random() * 7),
      });
      const plan = planOf(status);
      const fits = reachMs(plan) * 48 < 16_384 && wireRate(plan) < 120_000;
      if (!fits || plan.bitrate < 8_000) throw new Error(`Seed ${seed}: ${JSON.stringify(plan)}`);
    }
  }
});

it("[VP11] the other's way to the server makes the guess narrower, until the link itself tells", () => {
  const first = firstVoice(0, 1, 20);
  const told = toldWay(first, 700, 1);
  expect([first.narrow, told.narrow]).toEqual([0, 2]);
  expect(toldWay(told, 20, 1).narrow).toBe(2);
  const known = nextVoice(told, { ...CALM, at: 1_000, rttMs: 80 });
  expect([known.narrow, toldWay(known, 700, 1).narrow]).toEqual([0, 0]);
});
