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
/** Single lost packets leave shorter gaps, whatever their share is. */
const BURST_MS = 50;
const BURST_GAPS = 3;
/** Where gaps are longer than chance ever makes them with copies, two are enough: at the start each second counts. */
const LONG_GAP_MS = 80;
const LONG_GAPS = 2;
/** Copies hide single losses but for so small a share. Where much more is made up, neighbours are lost together. */
const BURST_CONCEALED = 0.01;
const MORE_THAN_CHANCE = 3;
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
  const least = Math.max(BURST_CONCEALED, MORE_THAN_CHANCE * byChance);
  const areTelling = gapMs > LONG_GAP_MS ? gaps >= LONG_GAPS : gaps >= BURST_GAPS;
  return areTelling && gapMs > BURST_MS && concealed > least;
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
