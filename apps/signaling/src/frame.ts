import { encode, encodeSignalHeader, type SeatId, type ServerMessage } from "@efir/protocol";
import { allocateKept, type Allocate } from "./kept-memory.ts";

/** What goes out over a socket: a whole WebSocket frame (RFC 6455, 5.2), made once for all whom it goes to. */
export type Frame = Buffer;

/** The last and only part of a text. */
const WHOLE_TEXT = 0x81;
/** A payload up to this has its length in the second byte; longer ones say there how wide the length is. */
const MAX_SHORT = 125;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;

export const toFrame = (message: ServerMessage): Frame => toTextFrame(encode(message));

/** One that is written at once and never kept. */
export const toPassingFrame = (message: ServerMessage): Frame =>
  toTextFrame(encode(message), (bytes) => Buffer.allocUnsafe(bytes));

export function toTextFrame(text: string, allocate: Allocate = allocateKept): Frame {
  const bytes = Buffer.byteLength(text);
  const frame = emptyFrame(bytes, allocate);
  frame.write(text, frame.length - bytes);
  return frame;
}

/** A signal as its addressee gets it: the payload is copied, never read. */
export function toSignalFrame(from: SeatId, n: number, payload: Buffer): Frame {
  const header = `${encodeSignalHeader({ seat: from, n })}\n`;
  const frame = emptyFrame(header.length + payload.length, allocateKept);
  frame.write(header, frame.length - payload.length - header.length, "latin1");
  frame.set(payload, frame.length - payload.length);
  return frame;
}

/** What the addressee reads. */
export const payloadOf = (frame: Frame): Buffer => frame.subarray(headBytes(frame[1] ?? 0));

function emptyFrame(payloadBytes: number, allocate: Allocate): Frame {
  const mark = lengthMark(payloadBytes);
  const head = headBytes(mark);
  const frame = allocate(head + payloadBytes);
  frame[0] = WHOLE_TEXT;
  frame[1] = mark;
  if (mark === LENGTH_IN_2_BYTES) frame.writeUInt16BE(payloadBytes, 2);
  if (mark === LENGTH_IN_8_BYTES) frame.writeBigUInt64BE(BigInt(payloadBytes), 2);
  return frame;
}

function lengthMark(payloadBytes: number): number {
  if (payloadBytes <= MAX_SHORT) return payloadBytes;
  return payloadBytes <= 0xffff ? LENGTH_IN_2_BYTES : LENGTH_IN_8_BYTES;
}

function headBytes(mark: number): number {
  if (mark <= MAX_SHORT) return 2;
  return mark === LENGTH_IN_2_BYTES ? 4 : 10;
}
