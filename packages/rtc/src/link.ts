import { State, type Clock, type Value } from "@efir/kit";
import type { ConnectionName, LinkSignal } from "@efir/protocol";
import { Connection } from "./connection.ts";
import { toLinkStatus, type LinkStatus } from "./link-status.ts";
import { Watch } from "./recovery/watch.ts";
import type { Shape } from "./shape.ts";
import { connectionOf, SLOTS, type Slot } from "./slots.ts";
import { Succession } from "./succession.ts";

export interface LinkOptions {
  /** Exactly one side of a pair makes the connections: the one that was there first. The other is polite. */
  readonly maker: boolean;
  /** Made with what the shape of the connection asks for. Later epochs are for what the first cannot do. */
  readonly createPc: (configuration: object, epoch: number) => RTCPeerConnection;
  readonly createShape: (name: ConnectionName) => Shape;
  readonly send: (signal: LinkSignal) => void;
  readonly onTrack: (slot: Slot, track: MediaStreamTrack) => void;
  /** Nothing comes over it. Said as long as that lasts. */
  readonly onSilent: () => void;
  /** There is room for pictures beside the voice. Their connection alone takes 10 kB of words and keys. */
  readonly picturesFit: () => boolean;
  readonly signalingUp: () => boolean;
  /** A round trip to the other takes long. */
  readonly isFar: () => boolean;
  readonly clock: Clock;
  readonly random: () => number;
}

/** Between two fresh connections that were made because a network came. */
const FRESH_EVERY_MS = 3_000;
const LOOK_EVERY_MS = 200;
/** Between two questions for a picture connection, for the side that may not make it. */
const ASK_EVERY_MS = 5_000;
const NAMES = ["audio", "picture"] as const;

/**
 * The media connection to one other member: audio at once, picture when either side shows something.
 *
 * Each is watched: what falls silent is mended, and what cannot be mended is replaced, for as long as the link lives.
 */
export class Link {
  readonly #options: LinkOptions;
  readonly #status = new State<LinkStatus>("connecting");
  readonly #tracks = new Map<Slot, MediaStreamTrack>();
  readonly #connections: Record<ConnectionName, Succession>;
  readonly #watches: readonly Watch[];
  readonly #stopLooking: () => void;
  #audioIsDead = false;
  #freshAt = -Infinity;
  #askedAt = -Infinity;
  #closed = false;

  readonly status: Value<LinkStatus> = this.#status;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#connections = { audio: this.#succession("audio"), picture: this.#succession("picture") };
    this.#watches = NAMES.map((name) => this.#watch(name));
    this.#stopLooking = options.clock.every(LOOK_EVERY_MS, this.#look);
  }

  /** The audio connection comes to be now; call it once tracks that are there already are set. */
  open(): void {
    if (this.#options.maker) this.#connections.audio.renew();
  }

  /** `null` stops sending. The picture connection is made with the first picture that there is room for. */
  setTrack(slot: Slot, track: MediaStreamTrack | null): void {
    if (track) this.#tracks.set(slot, track);
    else this.#tracks.delete(slot);
    const name = connectionOf(slot);
    const connections = this.#connections[name];
    if (connections.current) for (const each of connections.all) each.tracksChanged();
    else if (track && name === "picture") this.preparePictures();
  }

  /** To be called again while there is no room for the pictures that there are. */
  preparePictures(): void {
    const { clock, picturesFit } = this.#options;
    const { picture } = this.#connections;
    const hasPicture = SLOTS.picture.some((slot) => this.#tracks.has(slot));
    const isAsked = clock.now() - this.#askedAt < ASK_EVERY_MS;
    if (picture.current || !hasPicture || isAsked || !picturesFit()) return;
    this.#askedAt = clock.now();
    picture.renew();
  }

  receive(signal: LinkSignal): void {
    this.#connections[signal.connection].receive(signal);
  }

  /** Null while there is no such connection. */
  async stats(name: ConnectionName): Promise<RTCStatsReport | null> {
    return (await this.#connections[name].current?.stats()) ?? null;
  }

  /** The moment of the other's voice that was played last. */
  playing(): RTCRtpSynchronizationSource | null {
    return this.#connections.audio.current?.playing() ?? null;
  }

  /** The other end has not closed it, as far as the browser tells. */
  isWanted(): boolean {
    return this.#connections.audio.current?.isWanted() ?? false;
  }

  /** Every path may be bad: find others. */
  restartIce(): void {
    for (const name of NAMES) this.#connections[name].restartIce();
  }

  /** There is a network again, likely another one: a fresh connection finds it before an old one does. */
  networkCame(): void {
    this.hint();
    const now = this.#options.clock.now();
    if (now - this.#freshAt < FRESH_EVERY_MS) return;
    this.#freshAt = now;
    for (const name of NAMES) if (this.#connections[name].current) this.#connections[name].renew();
  }

  /** Something happened that may have cost a connection its path. */
  hint(): void {
    for (const watch of this.#watches) watch.hint();
  }

  /** Signals get through again. */
  signalingReturned(): void {
    for (const watch of this.#watches) watch.signalingReturned();
  }

  close(): void {
    this.#closed = true;
    this.#stopLooking();
    for (const name of NAMES) this.#connections[name].close();
  }

  #succession(name: ConnectionName): Succession {
    const { maker, createPc, createShape, send, clock, onTrack } = this.#options;
    return new Succession({
      maker,
      isUrgent: name === "audio",
      clock,
      onTrack,
      onStatus: this.#refresh,
      want: (epoch) => send({ kind: "wanted", connection: name, epoch }),
      create: (epoch, trackArrived, onBroken) => {
        const shape = createShape(name);
        return new Connection({
          name,
          polite: !maker,
          shape,
          pc: createPc(shape.configuration, epoch),
          tracks: this.#tracks,
          clock,
          send: (signal) => send({ ...signal, connection: name, epoch }),
          onTrack: trackArrived,
          onBroken,
        });
      },
    });
  }

  #watch(name: ConnectionName): Watch {
    const { signalingUp, isFar, onSilent, clock, random } = this.#options;
    const connections = this.#connections[name];
    return new Watch({
      connection: () => connections.current,
      signalingUp,
      isFar,
      clock,
      random,
      onCure: (cure) => {
        if (cure === "restart-ice") connections.restartIce();
        else connections.replace();
      },
      onDead: (dead) => {
        if (dead) onSilent();
        if (name !== "audio" || dead === this.#audioIsDead) return;
        this.#audioIsDead = dead;
        this.#refresh();
      },
    });
  }

  #look = (): void => {
    for (const watch of this.#watches) {
      watch.look().catch(() => undefined); // closed while it was counted
    }
  };

  #refresh = (): void => {
    if (this.#closed) return;
    const audio = this.#connections.audio.current?.status.get();
    this.#status.set(toLinkStatus(audio, this.#audioIsDead));
  };
}
