/**
 * One direction of an access link. Times in ms, `rate` in bit/s, the rest probabilities.
 *
 * `jitter` is a standard deviation that changes slowly (`jtau`) and keeps the order of packets. `gb` and `gg` are the mean times in the
 * bad and the good state of a Gilbert-Elliott channel, `lb` the loss in the bad one.
 */
export interface LinkProfile {
  readonly loss: number;
  readonly gb: number;
  readonly gg: number;
  readonly lb: number;
  readonly delay: number;
  readonly jitter: number;
  readonly jtau: number;
  readonly rate: number;
  readonly queue: number;
}

const CLEAR: LinkProfile = {
  loss: 0,
  gb: 0,
  gg: 0,
  lb: 1,
  delay: 0,
  jitter: 0,
  jtau: 50,
  rate: 0,
  queue: 0,
};

const link = (parts: Partial<LinkProfile>): LinkProfile => ({ ...CLEAR, ...parts });

/** The same in both directions. */
export const PROFILES = {
  ideal: link({ delay: 1 }),
  good: link({ delay: 20 }),
  lossy10: link({ delay: 80, loss: 0.1 }),
  lossy20: link({ delay: 80, loss: 0.2 }),
  lossy30: link({ delay: 80, loss: 0.3 }),
  /** 10 % on average, in holes of about 100 ms: five packets of 20 ms. */
  burst: link({ delay: 80, gb: 100, gg: 900 }),
  "3g": link({ delay: 150, jitter: 40, loss: 0.02, rate: 400_000, queue: 600 }),
  edge: link({ delay: 300, jitter: 100, loss: 0.05, rate: 80_000, queue: 1000 }),
} as const;

export type ProfileName = keyof typeof PROFILES;
