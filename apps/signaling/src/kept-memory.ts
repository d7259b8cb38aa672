export type Allocate = (bytes: number) => Buffer;

/** What is kept holds the memory of all that was made in the same block, so only what is kept is made there. */
const BLOCK_BYTES = 16 * 1024;
/** A larger one has memory of its own. */
const MAX_SHARING_BYTES = 4 * 1024;
const WORD_BYTES = 8;

let block = Buffer.alloc(0);
let used = 0;

/** Memory for what is kept until it is known to have arrived, beside others of that kind and nothing else. */
export const allocateKept: Allocate = (bytes) => {
  if (bytes > MAX_SHARING_BYTES) return Buffer.allocUnsafeSlow(bytes);
  if (used + bytes > block.length) {
    block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    used = 0;
  }
  const start = used;
  used += Math.ceil(bytes / WORD_BYTES) * WORD_BYTES;
  return block.subarray(start, start + bytes);
};

/** What comes from the bus in one piece is mostly signals that are kept alike, and gone within seconds. More is none of theirs. */
const MAX_PIECE_BYTES = 128 * 1024;

/** The same bytes, in memory of their own if they lie in a great deal of it. */
export function ownMemory(kept: Buffer): Buffer {
  if (kept.buffer.byteLength <= MAX_PIECE_BYTES + kept.length) return kept;
  const copy = allocateKept(kept.length);
  copy.set(kept);
  return copy;
}
