import * as v from "valibot";
import type { Result } from "@efir/kit";
import { decodeJson, type DecodeError } from "./decode-json.ts";

const text = (maxLength: number) => v.pipe(v.string(), v.maxLength(maxLength));

/** An unsigned short in the browser, which would wrap what is larger. */
const MLineIndex = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535));

/** A link has an audio connection from the start, and a picture connection once somebody shows something. */
export const ConnectionName = v.picklist(["audio", "picture"]);
export type ConnectionName = v.InferOutput<typeof ConnectionName>;

/** A connection that broke is replaced by one of the next epoch; what is left of older epochs is dropped. */
const about = {
  connection: ConnectionName,
  epoch: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
};

/** How much of somebody's voice is lost on the way, before anything is mended: under 1, 4, 8, 15 % and more. */
export const Loss = v.picklist(["none", "little", "some", "much", "most"]);
export type Loss = v.InferOutput<typeof Loss>;

/** Device pixels across; 0 is not on the screen. */
const Width = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_192));

const WayMs = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60_000));

/** What one member tells another: the payload of a signal, which the server never opens. */
export const MediaSignal = v.variant("kind", [
  v.object({
    kind: v.literal("description"),
    ...about,
    description: v.object({ type: v.picklist(["offer", "answer"]), sdp: text(60_000) }),
    /** Counts the offers of one end; an answer has that of its offer. */
    round: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  }),
  v.object({
    kind: v.literal("candidate"),
    ...about,
    candidate: v.object({
      candidate: text(2_000),
      sdpMid: v.nullable(text(64)),
      sdpMLineIndex: v.nullable(MLineIndex),
      usernameFragment: v.nullable(text(256)),
    }),
  }),
  /** Asks the side that makes connections for one newer than `epoch`. */
  v.object({ kind: v.literal("wanted"), ...about }),
  /** How your voice arrives here; said when it has changed. */
  v.object({
    kind: v.literal("reception"),
    loss: Loss,
    bursts: v.boolean(),
    late: v.boolean(),
    broken: v.boolean(),
  }),
  /** What I send you now: how far back my copies of earlier voice reach, and which pictures. */
  v.object({
    kind: v.literal("sending"),
    reachMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000)),
    camera: v.boolean(),
    screen: v.boolean(),
  }),
  /** How wide I show your pictures. */
  v.object({ kind: v.literal("view"), camera: Width, screen: Width }),
  /** How long my way to the server takes, there and back: what comes over our link will have as slow a line. */
  v.object({ kind: v.literal("way"), rttMs: WayMs }),
]);
export type MediaSignal = v.InferOutput<typeof MediaSignal>;

/** Those that are about one connection of a link. */
export type LinkSignal = Extract<MediaSignal, { connection: ConnectionName }>;

export const encodeMediaSignal = (signal: MediaSignal): string => JSON.stringify(signal);
export const decodeMediaSignal = (payload: string): Result<MediaSignal, DecodeError> =>
  decodeJson(MediaSignal, payload);
