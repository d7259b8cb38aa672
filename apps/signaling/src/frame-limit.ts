import type { Clock } from "@efir/kit";
import type { Limits } from "./settings.ts";
import { createTokenBucket } from "./token-bucket.ts";

export type Verdict =
  | { readonly kind: "fine" }
  | { readonly kind: "too-fast"; readonly retryAfterMs: number }
  /** Refused so often without a pause that refusing is of no use. */
  | { readonly kind: "flooding" };

const PAUSE_MS = 1_000;

/** Judges the frames of one connection as they come. */
export function createFrameLimit(limits: Limits, { now }: Clock): () => Verdict {
  const bucket = createTokenBucket(limits.frames, now);
  let refusals = 0;
  let refusedAt = -Infinity;

  return () => {
    const retryAfterMs = bucket.take();
    if (retryAfterMs === 0) return { kind: "fine" };
    refusals = now() - refusedAt >= PAUSE_MS ? 1 : refusals + 1;
    refusedAt = now();
    return refusals > limits.refusalsInARow
      ? { kind: "flooding" }
      : { kind: "too-fast", retryAfterMs };
  };
}
