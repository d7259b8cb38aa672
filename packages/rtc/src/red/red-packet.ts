/** An earlier frame that travels along (RFC 2198): how many ticks of 1/48000 s older than the primary it is. */
export interface Copy {
  readonly offset: number;
  readonly frame: Uint8Array;
}

export interface RedPacket {
  /** The payload type of what is inside. */
  readonly payloadType: number;
  /** The oldest first, as RFC 2198 has them. */
  readonly copies: readonly Copy[];
  readonly primary: Uint8Array;
}

/** What the 14 bits of an offset and the 10 bits of a length hold. */
export const MAX_OFFSET = 16_383;
export const MAX_COPY_BYTES = 1_023;

const COPY_HEADER_BYTES = 4;
const MORE = 0x80;

/** Null for what is no RED packet. The frames are views of `bytes`. */
export function parseRed(bytes: Uint8Array): RedPacket | null {
  const headers: { readonly offset: number; readonly length: number }[] = [];
  let at = 0;
  for (;;) {
    const first = bytes[at];
    if (first === undefined) return null;
    at += 1;
    if ((first & MORE) === 0) return toPacket(bytes.subarray(at), first, headers);
    const [high, middle, low] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    if (high === undefined || middle === undefined || low === undefined) return null;
    headers.push({ offset: (high << 6) | (middle >> 2), length: ((middle & 3) << 8) | low });
    at += COPY_HEADER_BYTES - 1;
  }
}

function toPacket(
  body: Uint8Array,
  payloadType: number,
  headers: readonly { readonly offset: number; readonly length: number }[],
): RedPacket | null {
  const copies: Copy[] = [];
  let at = 0;
  for (const { offset, length } of headers) {
    if (at + length > body.length) return null;
    copies.push({ offset, frame: body.subarray(at, at + length) });
    at += length;
  }
  return { payloadType, copies, primary: body.subarray(at) };
}

/** The bytes that a copy adds to a packet. */
export const copyBytes = ({ frame }: Copy): number => COPY_HEADER_BYTES + frame.length;

/** Offsets and lengths must fit: see MAX_OFFSET and MAX_COPY_BYTES. */
export function writeRed({ payloadType, copies, primary }: RedPacket): Uint8Array<ArrayBuffer> {
  const size = copies.reduce((sum, copy) => sum + copyBytes(copy), 1 + primary.length);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const { offset, frame } of copies) {
    bytes[at] = MORE | payloadType;
    bytes[at + 1] = offset >> 6;
    bytes[at + 2] = ((offset & 63) << 2) | (frame.length >> 8);
    bytes[at + 3] = frame.length & 255;
    at += COPY_HEADER_BYTES;
  }
  bytes[at] = payloadType;
  at += 1;
  for (const frame of [...copies.map((copy) => copy.frame), primary]) {
    bytes.set(frame, at);
    at += frame.length;
  }
  return bytes;
}
