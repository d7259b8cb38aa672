import { seededRandom, systemClock } from "@efir/kit";
import type { MediaSignal } from "@efir/protocol";
import { Link } from "../link.ts";
import type { Slot } from "../slots.ts";

/** One end of a link under test, with everything it did written down. */
export interface End {
  readonly link: Link;
  readonly pcs: RTCPeerConnection[];
  readonly received: Map<Slot, MediaStreamTrack>;
  signals: number;
  /** Offers that arrived while an offer of this end was on its way. */
  collisions: number;
}

type Deliver = (signal: MediaSignal) => void;

/** A way for signals that keeps their order and takes a seeded while. */
function createWire(random: () => number, deliver: Deliver): Deliver {
  const waiting: MediaSignal[] = [];
  return (signal) => {
    waiting.push(structuredClone(signal));
    setTimeout(() => {
      const next = waiting.shift();
      if (next) deliver(next);
    }, random() * 40);
  };
}

/** Two links joined by wires with seeded delays. The first one is the maker. */
export function createLinkPair(seed: number): readonly [End, End] {
  const random = seededRandom(seed);
  const ends: End[] = [];
  for (const [index, maker] of [true, false].entries()) {
    const wire = createWire(random, (signal) => {
      const other = ends[1 - index];
      if (!other) return;
      if (isOffer(signal) && other.pcs.some(isOffering)) other.collisions++;
      other.link.receive(signal);
    });
    const pcs: RTCPeerConnection[] = [];
    const received = new Map<Slot, MediaStreamTrack>();
    const link = new Link({
      maker,
      clock: systemClock,
      onSilent: () => undefined,
      signalingUp: () => true,
      random,
      createPc: () => {
        const pc = new RTCPeerConnection();
        pcs.push(pc);
        return pc;
      },
      send: (signal) => {
        end.signals++;
        wire(signal);
      },
      onTrack: (slot, track) => {
        received.set(slot, track);
        if (slot === "microphone") play(track);
      },
    });
    const end: End = { link, pcs, received, signals: 0, collisions: 0 };
    ends.push(end);
  }
  const [first, second] = ends;
  if (!first || !second) throw new Error("A pair has two ends");
  return [first, second];
}

const isOffer = (signal: MediaSignal) =>
  signal.kind === "description" && signal.description.type === "offer";
const isOffering = (pc: RTCPeerConnection) => pc.signalingState === "have-local-offer";

/** Chromium decodes the voice of others only while something plays it. */
function play(track: MediaStreamTrack): void {
  const element = new Audio();
  element.srcObject = new MediaStream([track]);
  void element.play();
}
