import * as v from "valibot";
import { err, ok, type Result } from "@efir/kit";
import { SeatId } from "./ids.ts";
import { MAX_SIGNAL_HEADER_CHARS } from "./limits.ts";

/**
 * The first line of a signal: `["signal","<seat>",<n>]`. From a client the seat is the addressee,
 * from the server it is the sender. `n` counts the signals from one seat to another, from 1.
 */
export interface SignalHeader {
  readonly seat: SeatId;
  readonly n: number;
}

const Header = v.strictTuple([
  v.literal("signal"),
  SeatId,
  v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
]);

export type BadSignal = { readonly code: "bad-frame" };
const BAD_SIGNAL = err<BadSignal>({ code: "bad-frame" });

/** A frame that begins with this is a signal; every other frame is a JSON object. */
export const SIGNAL_MARK = "[";

export const encodeSignalHeader = ({ seat, n }: SignalHeader): string =>
  `["signal","${seat}",${n}]`;

/** As every client of ours writes it. Other spellings of the same JSON are read the slow way. */
const USUAL = /^\["signal","([A-Za-z0-9_-]{8,64})",([1-9][0-9]{0,14})\]$/;

/** Reads the header line alone: whoever relays a signal never touches what comes after it. */
export function decodeSignalHeader(line: string): Result<SignalHeader, BadSignal> {
  if (line.length > MAX_SIGNAL_HEADER_CHARS) return BAD_SIGNAL;
  const [, seat, n] = USUAL.exec(line) ?? [];
  return isSeatId(seat) ? ok({ seat, n: Number(n) }) : decodeUnusual(line);
}

/** The pattern has seen to it already. */
const isSeatId = (seat: string | undefined): seat is SeatId => seat !== undefined;

function decodeUnusual(line: string): Result<SignalHeader, BadSignal> {
  try {
    const parsed = v.safeParse(Header, JSON.parse(line));
    return parsed.success ? ok({ seat: parsed.output[1], n: parsed.output[2] }) : BAD_SIGNAL;
  } catch {
    return BAD_SIGNAL; // not JSON
  }
}

export interface SignalFrame extends SignalHeader {
  readonly payload: string;
}

export const encodeSignal = ({ payload, ...header }: SignalFrame): string =>
  `${encodeSignalHeader(header)}\n${payload}`;

export function decodeSignal(frame: string): Result<SignalFrame, BadSignal> {
  const end = frame.indexOf("\n");
  if (end < 0) return BAD_SIGNAL;
  const header = decodeSignalHeader(frame.slice(0, end));
  return header.ok ? ok({ ...header.value, payload: frame.slice(end + 1) }) : header;
}
