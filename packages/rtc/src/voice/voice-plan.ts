import type { Loss } from "@efir/protocol";

/** How a voice is sent. */
export interface VoicePlan {
  /** Bits a second of one frame after another, copies and headers not counted. */
  readonly bitrate: number;
  readonly packetMs: 20 | 60 | 120;
  /** How many packets back each copy reaches. */
  readonly copies: readonly number[];
}

/** `bursts`: neighbours are lost together, so copies must be far apart. */
export type Protection = Loss | "bursts";

/** Copies mend more than Opus's own error correction does, and than the same bits as a higher bit rate would. */
const PROTECTED: Readonly<Record<Protection, VoicePlan>> = {
  none: { bitrate: 24_000, packetMs: 20, copies: [] },
  little: { bitrate: 20_000, packetMs: 20, copies: [1] },
  some: { bitrate: 20_000, packetMs: 20, copies: [1, 2] },
  much: { bitrate: 16_000, packetMs: 20, copies: [1, 2, 3] },
  most: { bitrate: 16_000, packetMs: 20, copies: [1, 2, 3, 4] },
  bursts: { bitrate: 16_000, packetMs: 20, copies: [3, 7, 10] },
};

/**
 * Rungs for a narrow way out, the widest first: copies go before bit rate, bit rate before packet time. Headers
 * count: fifty packets a second cost some 23 kbit/s without any voice in them.
 */
const NARROW: readonly ((wide: VoicePlan) => VoicePlan)[] = [
  (wide) => wide,
  ({ copies }) => ({ bitrate: 16_000, packetMs: 20, copies: copies.slice(0, 1) }),
  ({ copies }) => ({ bitrate: 16_000, packetMs: 60, copies: copies.length > 3 ? [1, 2] : [1] }),
  () => ({ bitrate: 10_000, packetMs: 60, copies: [1] }),
  () => ({ bitrate: 8_000, packetMs: 120, copies: [1] }),
];

export const NARROWEST = NARROW.length - 1;

export function toVoicePlan(protection: Protection, narrow: number): VoicePlan {
  const wide = PROTECTED[protection];
  return NARROW[narrow]?.(wide) ?? wide;
}

/** IP, UDP, SRTP and the RTP header with what WebRTC puts into it. */
const OVERHEAD_BYTES = 58;
const COPY_HEADER_BYTES = 4;

/** What a plan takes on the wire, in bits a second. */
export function wireRate({ bitrate, packetMs, copies }: VoicePlan): number {
  const headers = (OVERHEAD_BYTES + COPY_HEADER_BYTES * copies.length) * 8;
  return bitrate * (1 + copies.length) + (headers * 1_000) / packetMs;
}

/** The widest rung on which so many voices fit at once. */
export function rungFor(bandwidth: number, voices: number): number {
  const fits = NARROW.findIndex((rung) => wireRate(rung(PROTECTED.much)) * voices <= bandwidth);
  return fits < 0 ? NARROWEST : fits;
}

/** How old the oldest copy is. */
export const reachMs = ({ copies, packetMs }: VoicePlan): number =>
  Math.max(0, ...copies) * packetMs;

export const sameVoicePlan = (a: VoicePlan, b: VoicePlan): boolean =>
  a.bitrate === b.bitrate && a.packetMs === b.packetMs && a.copies.join() === b.copies.join();
