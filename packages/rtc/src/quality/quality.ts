import type { Loss } from "@efir/protocol";
import type { LinkStatus } from "../link-status.ts";
import type { Reception } from "../voice/reception.ts";

export type Quality = "good" | "fair" | "poor" | "lost";

export interface QualityEvidence {
  readonly link: LinkStatus;
  /** How the other's voice arrives here, and how ours arrives there. */
  readonly here: Reception;
  readonly there: Reception;
  readonly rttMs: number | null;
  /** The made up share of what is heard. */
  readonly concealed: number;
}

const FAIR_CONCEALED = 0.02;
const FAIR_RTT_MS = 400;
const HEAVY: readonly Loss[] = ["much", "most"];

/** Pure: how good a link is for talking, by the worse of its two directions. */
export function toQuality({ link, here, there, rttMs, concealed }: QualityEvidence): Quality {
  if (link === "recovering" || link === "lost") return "lost";
  if ([here, there].some(({ broken, late }) => broken || late)) return "poor";
  const isLossy = [here, there].some(({ loss }) => HEAVY.includes(loss));
  const isFar = rttMs !== null && rttMs > FAIR_RTT_MS;
  return isLossy || isFar || concealed > FAIR_CONCEALED ? "fair" : "good";
}

const RANK: readonly Quality[] = ["good", "fair", "poor", "lost"];
const rank = (quality: Quality) => RANK.indexOf(quality);

/** Of several links the best: when one of them is good, the fault is not with the line they share. */
export const bestOf = (qualities: readonly Quality[]): Quality =>
  [...qualities].sort((a, b) => rank(a) - rank(b))[0] ?? "good";

export interface Shown {
  readonly quality: Quality;
  readonly betterSince: number | null;
}

const BETTER_AFTER_MS = 5_000;

/** Pure: worse shows at once, better when it has lasted. */
export function nextShown(shown: Shown, quality: Quality, at: number): Shown {
  if (rank(quality) >= rank(shown.quality)) return { quality, betterSince: null };
  const since = shown.betterSince ?? at;
  return at - since >= BETTER_AFTER_MS
    ? { quality, betterSince: null }
    : { quality: shown.quality, betterSince: since };
}
