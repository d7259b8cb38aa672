import { expect, it } from "vitest";
import type { Reading } from "../stats/reading.ts";
import { GOOD_RECEPTION, lossClass, toReception, worseLoss } from "./reception.ts";

const reading = (parts: Partial<Reading> = {}): Reading => ({
  packets: 100,
  lost: 0,
  concealed: 0,
  gaps: 0,
  gapMs: 0,
  bufferMs: 60,
  ...parts,
});
const told = (
  fast: Partial<Reading> | null,
  slow: Partial<Reading> | null = fast,
  { queueMs = 0, reachMs = 60 } = {},
) =>
  toReception(
    { fast: fast && reading(fast), slow: slow && reading(slow), queueMs, reachMs },
    GOOD_RECEPTION,
  );

it.each([
  [0, "none"],
  [0.009, "none"],
  [0.01, "little"],
  [0.04, "some"],
  [0.08, "much"],
  [0.15, "most"],
  [1, "most"],
] as const)("[RX1] of a voice that loses %d, the loss is %s", (lost, loss) => {
  expect([lossClass(lost), told({ lost }).loss]).toEqual([loss, loss]);
});

it("[RX2] what is bad shows at once, and what was bad stays for a while", () => {
  expect(told({ lost: 0.2 }, { lost: 0 }).loss).toBe("most");
  expect(told({ lost: 0 }, { lost: 0.05 }).loss).toBe("some");
});

it("[RX3] long gaps are bursts, if there are some and more than single losses would leave", () => {
  const bursty = { lost: 0.1, concealed: 0.05, gaps: 3, gapMs: 60 };
  expect(told(bursty).bursts).toBe(true);
  expect(told({ ...bursty, gaps: 2, gapMs: 45 }).bursts).toBe(true);
  expect(told({ ...bursty, gaps: 1, gapMs: 200 }).bursts).toBe(false);
  expect(told({ ...bursty, gapMs: 40 }).bursts).toBe(false);
  expect(told({ ...bursty, concealed: 0.01 }).bursts).toBe(false);
});

it("[RX7] the less single losses explain, the fewer and shorter gaps are enough to call them bursts", () => {
  const some = { lost: 0.2, concealed: 0.015, gapMs: 55 }; // by chance 0.16 %
  expect(told({ ...some, gaps: 2 }).bursts).toBe(false);
  expect(told({ ...some, gaps: 3 }).bursts).toBe(true);
  expect(told({ ...some, gaps: 2, gapMs: 85 }).bursts).toBe(true);
  expect(told({ ...some, gaps: 2, concealed: 0.017 }).bursts).toBe(true);
});

it.each([
  [20, 0.26],
  [60, 0.02],
  [80, 0.009],
])(
  "[RX3] at 30 %% random loss copies over %i ms leave %d made up by chance",
  (reachMs, concealed) => {
    const random = { lost: 0.3, gaps: 9, gapMs: 60 };
    expect(told({ ...random, concealed }, null, { reachMs }).bursts).toBe(false);
    expect(told({ ...random, concealed: 2 * concealed }, null, { reachMs }).bursts).toBe(true);
  },
);

it("[RX4] voice is late when it queues, and broken when more than 5 % is made up", () => {
  expect(told({}, {}, { queueMs: 301 })).toEqual({ ...GOOD_RECEPTION, late: true });
  expect(told({ concealed: 0.051 })).toEqual({ ...GOOD_RECEPTION, broken: true });
});

it("[RX5] so few packets as come in a silence change nothing but the lateness", () => {
  const before = { loss: "much", bursts: true, late: true, broken: true } as const;
  const few = reading({ packets: 24, lost: 0.2 });
  expect(toReception({ fast: few, slow: null, queueMs: 0, reachMs: 0 }, before)).toEqual({
    ...before,
    late: false,
  });
});

it("[RX6] of two losses the worse one counts", () => {
  expect([worseLoss("some", "most"), worseLoss("some", "none")]).toEqual(["most", "some"]);
});
