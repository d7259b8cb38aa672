import {
  copyBytes,
  MAX_COPY_BYTES,
  MAX_OFFSET,
  parseRed,
  writeRed,
  type Copy,
} from "./red-packet.ts";

/** Headers included, this travels everywhere without being split. */
export const MAX_PACKET_BYTES = 1_150;
/** So short are the frames that DTX sends in silence: nothing is lost with them. */
const SILENCE_BYTES = 2;

interface Sent {
  readonly timestamp: number;
  readonly frame: Uint8Array;
}

/**
 * Writes earlier frames into each packet, at chosen distances: 1 is the frame before. What the browser
 * has put in by itself is taken out. Order and timestamps are left as they are.
 */
export class RedWriter {
  /** Newest first. */
  readonly #sent: Sent[] = [];
  #distances: readonly number[] = [];

  /** Packets are written so from the next one on. */
  follow(distances: readonly number[]): void {
    this.#distances = [...new Set(distances)].sort((a, b) => a - b);
  }

  /** The packet to send in place of this one; null for what is no RED packet, which is better left alone. */
  write(bytes: Uint8Array, timestamp: number): Uint8Array<ArrayBuffer> | null {
    const packet = parseRed(bytes);
    if (!packet) return null;
    const { payloadType, primary } = packet;
    const copies = this.#copies(timestamp, MAX_PACKET_BYTES - 1 - primary.length);
    this.#remember({ timestamp, frame: primary.slice() });
    return writeRed({ payloadType, primary, copies });
  }

  /** The nearest are the ones that fit; the oldest is written first. */
  #copies(timestamp: number, room: number): readonly Copy[] {
    const copies: Copy[] = [];
    let left = room;
    for (const distance of this.#distances) {
      const copy = toCopy(this.#sent[distance - 1], timestamp);
      if (!copy || copyBytes(copy) > left) continue;
      left -= copyBytes(copy);
      copies.unshift(copy);
    }
    return copies;
  }

  #remember(sent: Sent): void {
    this.#sent.unshift(sent);
    this.#sent.length = Math.min(this.#sent.length, FARTHEST);
  }
}

/** Beyond this many frames of 20 ms an offset would not fit. */
export const FARTHEST = Math.floor(MAX_OFFSET / 960);

function toCopy(sent: Sent | undefined, timestamp: number): Copy | null {
  if (!sent || sent.frame.length <= SILENCE_BYTES || sent.frame.length > MAX_COPY_BYTES)
    return null;
  const offset = (timestamp - sent.timestamp) >>> 0; // timestamps wrap around at 2^32
  return offset > 0 && offset <= MAX_OFFSET ? { offset, frame: sent.frame } : null;
}
