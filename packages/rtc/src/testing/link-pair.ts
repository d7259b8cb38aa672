import { seededRandom, State, systemClock } from "@efir/kit";
import type { LinkSignal } from "@efir/protocol";
import { Link } from "../link.ts";
import type { PicturePlan } from "../picture/picture-plan.ts";
import { createPictureShape } from "../picture/picture-shape.ts";
import type { Redundancy } from "../red/redundancy.ts";
import type { Slot } from "../slots.ts";
import { toVoicePlan, type VoicePlan } from "../voice/voice-plan.ts";
import { createVoiceShape } from "../voice/voice-shape.ts";

/** One end of a link under test, with everything it did written down. */
export interface End {
  readonly link: Link;
  readonly pcs: RTCPeerConnection[];
  readonly received: Map<Slot, MediaStreamTrack>;
  /** How it sends its voice. */
  readonly plan: State<VoicePlan>;
  signals: number;
  /** Offers that arrived while an offer of this end was on its way. */
  collisions: number;
}

type Deliver = (signal: LinkSignal) => void;

/** A way for signals that keeps their order and takes a seeded while. */
function createWire(random: () => number, deliver: Deliver): Deliver {
  const waiting: LinkSignal[] = [];
  return (signal) => {
    waiting.push(structuredClone(signal));
    setTimeout(() => {
      const next = waiting.shift();
      if (next) deliver(next);
    }, random() * 40);
  };
}

const SHOWN = { width: 320, maxBitrate: 200_000, maxFramerate: 15 };
const pictures: PicturePlan = { camera: SHOWN, screen: SHOWN };

/** Two links joined by wires with seeded delays. The first one is the maker. */
export function createLinkPair(seed: number, redundancy: Redundancy): readonly [End, End] {
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
    const plan = new State(toVoicePlan("much", 0));
    const link = new Link({
      createShape: (name) =>
        name === "audio"
          ? createVoiceShape({ redundancy, plan, holdMs: new State<number | null>(null) })
          : createPictureShape(new State(pictures)),
      maker,
      clock: systemClock,
      onSilent: () => undefined,
      picturesFit: () => true,
      signalingUp: () => true,
      isFar: () => true,
      random,
      createPc: (configuration) => {
        const pc = new RTCPeerConnection(configuration);
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
    const end: End = { link, pcs, received, plan, signals: 0, collisions: 0 };
    ends.push(end);
  }
  const [first, second] = ends;
  if (!first || !second) throw new Error("A pair has two ends");
  return [first, second];
}

const isOffer = (signal: LinkSignal) =>
  signal.kind === "description" && signal.description.type === "offer";
const isOffering = (pc: RTCPeerConnection) => pc.signalingState === "have-local-offer";

/** Chromium decodes the voice of others only while something plays it. */
function play(track: MediaStreamTrack): void {
  const element = new Audio();
  element.srcObject = new MediaStream([track]);
  void element.play();
}
