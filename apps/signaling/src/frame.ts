import { encode, encodeSignalHeader, type SeatId, type ServerMessage } from "@efir/protocol";

/** What goes out over a socket. Bytes, so that what goes to many is encoded once. */
export type Frame = Buffer;

export const toFrame = (message: ServerMessage): Frame => Buffer.from(encode(message));

/** A signal as its addressee gets it: the payload is copied, never read. */
export const toSignalFrame = (from: SeatId, n: number, payload: Buffer): Frame =>
  Buffer.concat([Buffer.from(`${encodeSignalHeader({ seat: from, n })}\n`), payload]);
