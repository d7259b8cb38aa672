import type { Clock } from "@efir/kit";
import type { LinkSignal, MediaSignal } from "@efir/protocol";
import { GOOD_RECEPTION, sameReception, type Reception } from "../voice/reception.ts";
import { ANY_WIDTH, type View } from "./picture-care.ts";
import { createTeller, type Teller } from "./teller.ts";

/** The media signals that are about a link as a whole. */
export type CareSignal = Exclude<MediaSignal, LinkSignal>;
export type Sending = Omit<Extract<CareSignal, { kind: "sending" }>, "kind">;

/** Until one is told: no copies, and every picture that is on. */
export const PLAIN_SENDING: Sending = { reachMs: 0, camera: true, screen: true };

/** What one tells the other side of a link. */
export interface Sayings {
  /** Once, and only to whom it matters. */
  readonly way: (rttMs: number) => void;
  readonly reception: Teller<Reception>;
  readonly sending: Teller<Sending>;
  readonly view: Teller<View>;
  readonly close: () => void;
}

export function createSayings(send: (signal: CareSignal) => void, clock: Clock): Sayings {
  const reception = createTeller<Reception>((news) => send({ kind: "reception", ...news }), {
    clock,
    everyMs: 1_000,
    first: GOOD_RECEPTION,
    same: sameReception,
  });
  const sending = createTeller<Sending>((news) => send({ kind: "sending", ...news }), {
    clock,
    everyMs: 0, // it changes with the plans, which do not swing
    first: PLAIN_SENDING,
    same: (a, b) => a.reachMs === b.reachMs && a.camera === b.camera && a.screen === b.screen,
  });
  const view = createTeller<View>((news) => send({ kind: "view", ...news }), {
    clock,
    everyMs: 500,
    first: ANY_WIDTH,
    same: (a, b) => a.camera === b.camera && a.screen === b.screen,
  });
  const close = () => [reception, sending, view].forEach((teller) => teller.close());
  const way = (rttMs: number) => send({ kind: "way", rttMs: Math.min(Math.round(rttMs), 60_000) });
  return { way, reception, sending, view, close };
}
