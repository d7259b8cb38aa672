import type { Clock } from "@efir/kit";
import {
  byJoinTime,
  decodeMediaSignal,
  encodeMediaSignal,
  type MediaSignal,
  type Member,
  type SeatId,
  type SignalFrame,
} from "@efir/protocol";
import type { Care } from "./care/care.ts";
import type { LinkCare } from "./care/link-care.ts";
import { Link } from "./link.ts";
import type { LinkStatus } from "./link-status.ts";
import type { NetworkHint } from "./recovery/network-hints.ts";
import type { Roster } from "./roster.ts";
import type { Slot } from "./slots.ts";

export interface LinksOptions {
  /** Made with the settings of the call and these. */
  readonly createPc: (configuration: object, epoch: number) => RTCPeerConnection;
  readonly care: Pick<Care, "of" | "forget">;
  readonly send: (signal: SignalFrame) => void;
  readonly onTrack: (seat: SeatId, slot: Slot, track: MediaStreamTrack) => void;
  readonly onClosed: (seat: SeatId) => void;
  readonly onStatus: (seat: SeatId, status: LinkStatus) => void;
  /** Nothing comes over a link. Said as long as that lasts. */
  readonly onSilent: () => void;
  readonly signalingUp: () => boolean;
  readonly clock: Clock;
  readonly random: () => number;
}

interface Held {
  readonly link: Link;
  readonly care: LinkCare;
  sent: number;
  seen: number;
}

/** A link to every other member: made when one comes, closed when one goes. */
export class Links {
  readonly #options: LinksOptions;
  readonly #held = new Map<SeatId, Held>();
  readonly #tracks = new Map<Slot, MediaStreamTrack>();
  /** Of seats that are gone, and still listened to. */
  readonly #old = new Set<SeatId>();
  #own: SeatId | null = null;

  constructor(options: LinksOptions) {
    this.#options = options;
  }

  /** Brings the links in line with the roster. A new seat of our own starts all of them afresh, but for those that are kept. */
  follow(own: SeatId, roster: Roster): void {
    if (this.#own !== own) this.#dropAllButOld();
    this.#own = own;
    const self = roster.find(({ seat }) => seat === own);
    const others = roster.filter(({ seat }) => seat !== own);
    for (const seat of this.#held.keys()) {
      const isThere = this.#old.has(seat) || others.some((other) => other.seat === seat);
      if (!isThere) this.#drop(seat);
    }
    if (!self) return;
    for (const other of others) if (!this.#held.has(other.seat)) this.#make(self, other);
  }

  /** The link lives on when the roster does not know its seat any more, until it is let go of. */
  keep(seat: SeatId): void {
    this.#old.add(seat);
  }

  letGo(seat: SeatId): void {
    if (this.#old.has(seat)) this.#drop(seat);
  }

  setTrack(slot: Slot, track: MediaStreamTrack | null): void {
    if (track) this.#tracks.set(slot, track);
    else this.#tracks.delete(slot);
    for (const { link } of this.#held.values()) link.setTrack(slot, track);
  }

  /** Drops what comes twice, what comes from nobody in the roster, and what is not a media signal. */
  receive({ seat, n, payload }: SignalFrame): void {
    const held = this.#held.get(seat);
    if (!held || n <= held.seen) return;
    held.seen = n;
    const signal = decodeMediaSignal(payload);
    if (!signal.ok) return;
    if ("connection" in signal.value) held.link.receive(signal.value);
    else held.care.receive(signal.value);
  }

  status(seat: SeatId): LinkStatus {
    return this.#held.get(seat)?.link.status.get() ?? "connecting";
  }

  /** A reason to look at every link anew. */
  hint(hint: NetworkHint): void {
    for (const { link } of this.#held.values()) {
      if (hint === "came") link.networkCame();
      else link.hint();
    }
  }

  /** Whether anybody at the other end of a link has not closed it yet. */
  areWanted(): boolean {
    return [...this.#held.values()].some(({ link }) => link.isWanted());
  }

  signalingReturned(): void {
    for (const { link } of this.#held.values()) link.signalingReturned();
  }

  close(): void {
    for (const seat of [...this.#held.keys()]) this.#drop(seat);
  }

  #make(self: Member, other: Member): void {
    const { createPc, onTrack, onStatus, onSilent, signalingUp, clock, random } = this.#options;
    const { seat } = other;
    const say = (signal: MediaSignal) =>
      this.#options.send({ seat, n: ++held.sent, payload: encodeMediaSignal(signal) });
    const link: Link = new Link({
      maker: byJoinTime(self, other) < 0,
      createPc,
      onSilent,
      picturesFit: () => held.care.picturesFit(),
      isFar: () => held.care.isFar(),
      signalingUp,
      clock,
      random,
      createShape: (name) => held.care.createShape(name),
      send: say,
      onTrack: (slot, track) => onTrack(seat, slot, track),
    });
    const held: Held = { link, care: this.#options.care.of(seat, link, say), sent: 0, seen: 0 };
    this.#held.set(seat, held);
    link.status.subscribe(() => onStatus(seat, link.status.get()));
    for (const [slot, track] of this.#tracks) link.setTrack(slot, track);
    link.open();
    held.care.begin();
  }

  #dropAllButOld(): void {
    for (const seat of [...this.#held.keys()]) if (!this.#old.has(seat)) this.#drop(seat);
  }

  #drop(seat: SeatId): void {
    this.#held.get(seat)?.link.close();
    this.#old.delete(seat);
    this.#options.care.forget(seat);
    this.#held.delete(seat);
    this.#options.onClosed(seat);
  }
}
