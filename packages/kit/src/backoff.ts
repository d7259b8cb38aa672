export interface BackoffOptions {
  readonly firstMs: number;
  readonly maxMs: number;
  /** How much of the delay is left to chance, 0 to 1, so that many clients do not come back at once. */
  readonly jitter: number;
}

/** How long to wait before attempt number `attempt` (from 0). `random` is in [0, 1). */
export function backoffMs(attempt: number, options: BackoffOptions, random: number): number {
  const { firstMs, maxMs, jitter } = options;
  const full = Math.min(maxMs, firstMs * 2 ** Math.min(attempt, 30));
  return Math.round(full * (1 - jitter * random));
}
