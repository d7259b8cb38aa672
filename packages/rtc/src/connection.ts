import { createSerialQueue, State, type Clock, type Value } from "@efir/kit";
import type { ConnectionName } from "@efir/protocol";
import { SpareCandidates, toWire, type Candidate } from "./candidate.ts";
import { nextStatus, type ConnectionEvent, type ConnectionStatus } from "./connection-status.ts";
import { renegotiateAlone, type Description } from "./local-answer.ts";
import type { Shape } from "./shape.ts";
import { mediaKind, SLOTS, type Slot } from "./slots.ts";

/** What one end of a connection tells the other. */
export type ConnectionSignal =
  | {
      readonly kind: "description";
      readonly description: Description;
      /** Which of this end's offers it is, or answers. */
      readonly round?: number | undefined;
    }
  | { readonly kind: "candidate"; readonly candidate: Candidate };

export interface ConnectionOptions {
  readonly name: ConnectionName;
  /** The polite side waits for the first offer, and gives way when offers cross. */
  readonly polite: boolean;
  readonly pc: RTCPeerConnection;
  readonly shape: Shape;
  readonly tracks: ReadonlyMap<Slot, MediaStreamTrack>;
  readonly send: (signal: ConnectionSignal) => void;
  readonly onTrack: (slot: Slot, track: MediaStreamTrack) => void;
  readonly clock: Pick<Clock, "now">;
  /** It cannot be trusted any more; the owner replaces it. */
  readonly onBroken: (error: unknown) => void;
}

/** An offer that was not answered for so long may have got lost, and is taken back for a newer one. */
const ANSWER_WITHIN_MS = 4_000;

/**
 * One RTCPeerConnection: negotiates, trickles ICE, restarts it when the path fails.
 *
 * Offers and incoming signals go through one queue, so `signalingState` is the whole truth and no
 * flag can disagree with it.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #slots: readonly Slot[];
  readonly #status = new State<ConnectionStatus>({ kind: "connecting" });
  readonly #inOrder = createSerialQueue();
  readonly #listening = new AbortController();
  readonly #spare = new SpareCandidates();
  #ignoringOffer = false;
  #round = 0;
  #offeredAt = -Infinity;
  /** The other side's word as it came, and as it was applied. */
  #said: { readonly description: Description; readonly edited: string } | null = null;

  readonly status: Value<ConnectionStatus> = this.#status;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#slots = SLOTS[options.name];
    this.#listen();
    if (options.polite) return;
    const kind = mediaKind(options.name);
    for (const slot of this.#slots) {
      const track = this.#trackOf(slot) ?? kind;
      this.#prepare(options.pc.addTransceiver(track, { direction: "sendrecv" }));
    }
  }

  /** Sends what the owner's `tracks` hold now. Swapping a track needs no renegotiation. */
  tracksChanged(): void {
    this.#enqueue(() => this.#fillSlots());
  }

  receive(signal: ConnectionSignal): void {
    this.#enqueue(() =>
      signal.kind === "description"
        ? this.#applyDescription(signal.description, signal.round)
        : this.#applyCandidate(signal.candidate),
    );
  }

  /** The path is known to be bad: find another one. One offer is on its way at most. */
  restartIce(): void {
    this.#options.pc.restartIce();
    this.#enqueue(() => this.#takeBack());
  }

  stats(): Promise<RTCStatsReport> {
    return this.#options.pc.getStats();
  }

  /** The moment of the other's voice that was played last. */
  playing(): RTCRtpSynchronizationSource | null {
    const [receiver] = this.#options.pc.getReceivers();
    return receiver?.getSynchronizationSources()[0] ?? null;
  }

  /** The other end has not closed it. Who vanishes does not say so; who closes does, by DTLS: RFC 8827, section 6.5. */
  isWanted(): boolean {
    const [receiver] = this.#options.pc.getReceivers();
    return receiver?.transport?.state !== "closed";
  }

  close(): void {
    this.#advance({ kind: "close" });
    this.#listening.abort();
    this.#options.pc.close();
  }

  #listen(): void {
    const { pc, send, shape } = this.#options;
    const until = { signal: this.#listening.signal };
    const stop = shape.subscribe(() => this.#enqueue(() => this.#reshape()));
    until.signal.addEventListener("abort", stop);
    pc.addEventListener("negotiationneeded", () => this.#enqueue(() => this.#offer()), until);
    pc.addEventListener("connectionstatechange", this.#transportChanged, until);
    pc.addEventListener(
      "icecandidate",
      ({ candidate }) => {
        if (!candidate?.candidate || this.#spare.isSpare(candidate)) return;
        send({ kind: "candidate", candidate: toWire(candidate) });
      },
      until,
    );
    pc.addEventListener("track", this.#trackArrived, until);
  }

  async #offer(): Promise<void> {
    const { pc } = this.#options;
    if (pc.signalingState !== "stable") return; // fires again once stable, if still needed
    await pc.setLocalDescription();
    this.#offeredAt = this.#options.clock.now();
    this.#sendLocalDescription(++this.#round);
  }

  async #takeBack(): Promise<void> {
    const { pc, clock } = this.#options;
    const isLost = clock.now() - this.#offeredAt > ANSWER_WITHIN_MS;
    if (isLost && pc.signalingState === "have-local-offer") {
      await pc.setLocalDescription({ type: "rollback" });
    }
  }

  async #applyDescription(received: Description, round?: number): Promise<void> {
    const { pc, polite } = this.#options;
    if (received.type === "answer" && this.#isStale(round)) return;
    const collision = received.type === "offer" && pc.signalingState !== "stable";
    this.#ignoringOffer = collision && !polite;
    if (this.#ignoringOffer) return;

    await this.#applyRemote(received); // a polite side's own offer is rolled back here
    if (received.type === "offer") {
      await this.#fillSlots();
      await pc.setLocalDescription();
      this.#sendLocalDescription(round);
    }
    await this.#settle();
  }

  async #applyRemote(description: Description): Promise<void> {
    const { pc, shape } = this.#options;
    const prepared = pc.getTransceivers().length;
    const edited = shape.edit(description.sdp);
    await pc.setRemoteDescription({ type: description.type, sdp: edited });
    this.#said = { description, edited };
    for (const transceiver of pc.getTransceivers().slice(prepared)) this.#prepare(transceiver);
  }

  /** What is sent takes its new shape: without the other side where it does, and without a pause. */
  async #reshape(): Promise<void> {
    const { pc, shape } = this.#options;
    await this.#fillSlots();
    const said = this.#said;
    if (!said || pc.signalingState !== "stable") return; // it is heeded when that is through
    const edited = shape.edit(said.description.sdp);
    if (edited !== said.edited) {
      await renegotiateAlone(pc, said.description, shape.edit);
      this.#said = { ...said, edited };
    }
    await this.#settle();
  }

  /** These are wishes. What a browser that grants them not does by itself will do. */
  #prepare(transceiver: RTCRtpTransceiver): void {
    try {
      this.#options.shape.prepare(transceiver);
    } catch {
      // See above.
    }
  }

  async #settle(): Promise<void> {
    try {
      await this.#options.shape.settle(this.#options.pc);
    } catch {
      // See above.
    }
  }

  /** It answers an offer that was taken back, or given way with. */
  #isStale(round: number | undefined): boolean {
    const isAsked = this.#options.pc.signalingState === "have-local-offer";
    return !isAsked || (round !== undefined && round !== this.#round);
  }

  async #applyCandidate(candidate: Candidate): Promise<void> {
    try {
      await this.#options.pc.addIceCandidate(candidate);
    } catch (error) {
      if (!this.#ignoringOffer) throw error; // candidates of an ignored offer have nowhere to go
    }
  }

  async #fillSlots(): Promise<void> {
    const { pc } = this.#options;
    for (const [index, transceiver] of pc.getTransceivers().entries()) {
      const slot = this.#slots[index];
      if (!slot) continue;
      transceiver.direction = "sendrecv";
      const track = this.#trackOf(slot);
      if (transceiver.sender.track !== track) await transceiver.sender.replaceTrack(track);
    }
  }

  #trackOf(slot: Slot): MediaStreamTrack | null {
    const { shape, tracks } = this.#options;
    return shape.sends(slot) ? (tracks.get(slot) ?? null) : null;
  }

  #sendLocalDescription(round: number | undefined): void {
    const local = this.#options.pc.localDescription;
    if (local?.type !== "offer" && local?.type !== "answer") return;
    this.#options.send({
      kind: "description",
      description: { type: local.type, sdp: local.sdp },
      ...(round !== undefined && { round }),
    });
  }

  #trackArrived = ({ transceiver, track }: RTCTrackEvent): void => {
    const slot = this.#slots[this.#options.pc.getTransceivers().indexOf(transceiver)];
    if (slot) this.#options.onTrack(slot, track);
  };

  #transportChanged = (): void => {
    const before = this.#status.get();
    const after = this.#advance({ kind: "transport", state: this.#options.pc.connectionState });
    if (after !== before && after.kind === "recovering") this.restartIce();
  };

  #advance(event: ConnectionEvent): ConnectionStatus {
    this.#status.set(nextStatus(this.#status.get(), event));
    return this.#status.get();
  }

  #enqueue(task: () => Promise<void>): void {
    const { pc, onBroken } = this.#options;
    this.#inOrder(async () => {
      if (pc.signalingState !== "closed") await task();
    }).catch((error: unknown) => {
      if (pc.signalingState !== "closed") onBroken(error);
    });
  }
}
