import type { Loss } from "@efir/protocol";
import { NARROWEST, rungFor, toVoicePlan, type Protection, type VoicePlan } from "./voice-plan.ts";

/** What one knows of a voice that one sends, from its listener and from one's own end. */
export interface VoiceEvidence {
  readonly at: number;
  readonly loss: Loss;
  readonly bursts: boolean;
  /** Packets queue on the way. */
  readonly late: boolean;
  /** The quickest round trip of late. */
  readonly rttMs: number | null;
  /** How many voices share the way out. */
  readonly voices: number;
}

export interface VoiceStatus {
  readonly protection: Protection;
  /** Since when less protection would do. */
  readonly calmSince: number | null;
  readonly burstsAt: number;
  /** The rung, see NARROW. */
  readonly narrow: number;
  readonly narrowedAt: number;
  /** Since when nothing queues. */
  readonly flowsSince: number;
  /** Narrow at the start because the way to the server is slow; the link itself tells better. */
  readonly guessed: boolean;
  /** How often a wider rung was too wide. */
  readonly tries: number;
}

const CALM_MS = 10_000;
/** Copies that reach over a gap hide it, so bursts are remembered. */
const BURSTS_REMEMBERED_MS = 60_000;
/** A narrower plan needs a while to empty the queue. */
const STEP_MS = 4_000;
const WIDEN_AFTER_MS = [20_000, 40_000, 80_000, 160_000] as const;
/** Whoever is so far away is on a mobile network of the oldest kind; it carries about this much. */
const SLOW_RTT_MS = 450;
const SLOW_BANDWIDTH = 55_000;
/** With so many others one does not begin with more than one copy for each. */
const FEW_VOICES = 3;

const RANK: readonly Protection[] = ["none", "little", "some", "much", "most", "bursts"];
const rank = (protection: Protection) => RANK.indexOf(protection);

/**
 * Nothing is known of the link yet: it begins protected, and gives up what is not needed. A slow way to the server, of `wayMs` there and
 * back, is likely slow to everybody; a queue that has once been filled takes seconds to empty.
 */
export const firstVoice = (at: number, voices: number, wayMs: number | null): VoiceStatus => ({
  protection: voices <= FEW_VOICES ? "much" : "little",
  calmSince: at,
  burstsAt: -Infinity,
  narrow: leastRung(wayMs, voices),
  guessed: true,
  narrowedAt: -Infinity,
  flowsSince: at,
  tries: 0,
});

/** Null: not known yet. */
export const isSlow = (rttMs: number | null): boolean => rttMs !== null && rttMs > SLOW_RTT_MS;

const leastRung = (rttMs: number | null, voices: number): number =>
  isSlow(rttMs) ? rungFor(SLOW_BANDWIDTH, voices) : 0;

/** The other side says how far it is from the server. That tells as much as one's own way, and less than the link itself. */
export const toldWay = (status: VoiceStatus, wayMs: number, voices: number): VoiceStatus =>
  status.guessed
    ? { ...status, narrow: Math.max(status.narrow, leastRung(wayMs, voices)) }
    : status;

export const planOf = ({ protection, narrow }: VoiceStatus): VoicePlan =>
  toVoicePlan(protection, narrow);

/** Pure: protection goes up at once and down after 10 s; the way gets narrower at once and wider slowly. */
export function nextVoice(status: VoiceStatus, evidence: VoiceEvidence): VoiceStatus {
  const { at, loss, bursts } = evidence;
  const burstsAt = bursts && loss !== "none" ? at : status.burstsAt;
  const wanted = at - burstsAt < BURSTS_REMEMBERED_MS ? "bursts" : loss;
  return {
    ...status,
    ...nextNarrow(status, evidence),
    ...nextProtection(status, wanted, at),
    burstsAt,
  };
}

function nextProtection({ protection, calmSince }: VoiceStatus, wanted: Protection, at: number) {
  if (rank(wanted) >= rank(protection)) return { protection: wanted, calmSince: null };
  const since = calmSince ?? at;
  return at - since < CALM_MS
    ? { protection, calmSince: since }
    : { protection: wanted, calmSince: null };
}

function nextNarrow(status: VoiceStatus, { at, late, rttMs, voices }: VoiceEvidence) {
  const least = leastRung(rttMs, voices);
  const guessed = status.guessed && rttMs === null;
  const narrow = Math.max(status.guessed && !guessed ? 0 : status.narrow, least);
  const { narrowedAt, flowsSince, tries } = status;
  if (late) {
    if (at - narrowedAt < STEP_MS) return { narrow, guessed, flowsSince: at };
    return {
      narrow: Math.min(narrow + 1, NARROWEST),
      guessed,
      narrowedAt: at,
      flowsSince: at,
    };
  }
  const wait = WIDEN_AFTER_MS[Math.min(tries, WIDEN_AFTER_MS.length - 1)] ?? 0;
  if (narrow <= least || at - flowsSince < wait) return { narrow, guessed };
  return { narrow: narrow - 1, guessed, flowsSince: at, tries: tries + 1 };
}
