import type { Clock } from "@efir/kit";
import { networkOf } from "./network-of.ts";
import { TokenBucket, type Rate } from "./token-bucket.ts";

/** A bucket for each address. It remembers a bounded number of addresses, and only those it has to. */
export interface AddressLimit {
  /** Counts one and answers 0, or refuses and answers in how many ms to ask again. */
  readonly take: (address: string) => number;
  /** How many addresses are remembered. */
  readonly size: () => number;
}

const MAX_ADDRESSES = 20_000;
/** Looking through all of them is not to be had for the price of one request. */
const SWEEP_EVERY_MS = 5_000;

export function createAddressLimit(rate: Rate, { now }: Clock): AddressLimit {
  const buckets = new Map<string, TokenBucket>();
  let sweptAt = now();

  function sweep(): void {
    sweptAt = now();
    for (const [address, bucket] of buckets) if (bucket.isFull()) buckets.delete(address);
  }

  function makeRoom(): void {
    if (now() - sweptAt >= SWEEP_EVERY_MS) sweep();
    const [oldest] = buckets.keys();
    if (buckets.size >= MAX_ADDRESSES && oldest !== undefined) buckets.delete(oldest);
  }

  function bucketOf(address: string): TokenBucket {
    const known = buckets.get(address);
    if (known) return known;
    makeRoom();
    const bucket = new TokenBucket(rate, now);
    buckets.set(address, bucket);
    return bucket;
  }

  return { take: (address) => bucketOf(networkOf(address)).take(), size: () => buckets.size };
}
