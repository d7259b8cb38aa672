import type { Loss, MediaSignal } from "@efir/protocol";
import type { Reading } from "../stats/reading.ts";

/** How a voice arrives, in the classes that its sender is told. */
export type Reception = Omit<Extract<MediaSignal, { kind: "reception" }>, "kind">;

export const GOOD_RECEPTION: Reception = {
  loss: "none",
  bursts: false,
  late: false,
  broken: false,
};

export interface ReceptionEvidence {
  /** Of the last 2 s: what is bad shows at once. */
  readonly fast: Reading | null;
  /** Of the last 10 s: what was bad is not over yet. */
  readonly slow: Reading | null;
  readonly queueMs: number;
  /** How far back the copies reach that come with it. */
  readonly reachMs: number;
}

const LOSS_FROM = [
  ["most", 0.15],
  ["much", 0.08],
  ["some", 0.04],
  ["little", 0.01],
] as const satisfies readonly (readonly [Loss, number])[];

const LATE_MS = 300;
const BROKEN_FROM = 0.05;
/**
 * Neighbours are lost together where so many gaps are so long on average, and so many times more is made up than single losses leave behind
 * the copies. Those leave short gaps, whatever their share is, and so does jitter. One gap tells nothing: anybody stumbles once. At the start
 * of a talk each second counts.
 */
const BURST_SIGNS = [
  { gaps: 3, gapMs: 50, timesChance: 3 },
  { gaps: 2, gapMs: 80, timesChance: 3 },
  { gaps: 2, gapMs: 40, timesChance: 10 },
] as const;
const BURST_CONCEALED = 0.01;
const FRAME_MS = 20;
/** In a silence a packet comes every 400 ms: a share of so few says nothing. */
const ENOUGH_PACKETS = 25;

/** Pure: how a voice arrives. What cannot be told is as it was `before`. */
export function toReception(evidence: ReceptionEvidence, before: Reception): Reception {
  const readings = [evidence.fast, evidence.slow].filter(isTelling);
  const late = evidence.queueMs > LATE_MS;
  if (readings.length === 0) return { ...before, late };
  return {
    loss: lossClass(Math.max(...readings.map(({ lost }) => lost))),
    bursts: readings.some((reading) => isBursty(reading, evidence.reachMs)),
    late,
    broken: readings.some(({ concealed }) => concealed > BROKEN_FROM),
  };
}

function isBursty({ gaps, gapMs, lost, concealed }: Reading, reachMs: number): boolean {
  const byChance = lost ** (1 + reachMs / FRAME_MS);
  return BURST_SIGNS.some(
    (sign) =>
      gaps >= sign.gaps &&
      gapMs > sign.gapMs &&
      concealed > Math.max(BURST_CONCEALED, sign.timesChance * byChance),
  );
}

const isTelling = (reading: Reading | null): reading is Reading =>
  reading !== null && reading.packets >= ENOUGH_PACKETS;

export const lossClass = (lost: number): Loss =>
  LOSS_FROM.find(([, from]) => lost >= from)?.[0] ?? "none";

export const sameReception = (a: Reception, b: Reception): boolean =>
  a.loss === b.loss && a.bursts === b.bursts && a.late === b.late && a.broken === b.broken;

const LOSSES: readonly Loss[] = ["none", ...LOSS_FROM.map(([loss]) => loss).reverse()];

export const worseLoss = (a: Loss, b: Loss): Loss =>
  LOSSES.indexOf(a) > LOSSES.indexOf(b) ? a : b;
