import { State, type Clock, type Value } from "@efir/kit";
import type { ConnectionName, MediaSignal } from "@efir/protocol";
import { Connection, type ConnectionSignal } from "./connection.ts";
import { toLinkStatus, type LinkStatus } from "./link-status.ts";
import { connectionOf, type Slot } from "./slots.ts";

export interface LinkOptions {
  /** Exactly one side of a pair makes the connections: the one that joined later. The other is polite. */
  readonly maker: boolean;
  readonly createPc: () => RTCPeerConnection;
  readonly send: (signal: MediaSignal) => void;
  readonly onTrack: (slot: Slot, track: MediaStreamTrack) => void;
  readonly clock: Pick<Clock, "after">;
}

interface Place {
  epoch: number;
  connection: Connection | null;
  cancelRetry: () => void;
}

/** A path that stayed dead through every ICE restart is tried afresh after this long. */
const FRESH_TRY_MS = 5_000;
/** Breaks come from a browser's bug or a foreign client; they must not become a busy loop. */
const AFTER_BREAK_MS = 500;

/**
 * The media connection to one other member: audio at once, picture when either side shows something.
 *
 * A connection that broke is replaced by one of the next epoch. Only the maker makes; the other side
 * asks (`wanted`). What arrives for an older epoch is dropped.
 */
export class Link {
  readonly #options: LinkOptions;
  readonly #status = new State<LinkStatus>("connecting");
  readonly #tracks = new Map<Slot, MediaStreamTrack>();
  readonly #places: Record<ConnectionName, Place> = { audio: emptyPlace(), picture: emptyPlace() };
  #closed = false;

  readonly status: Value<LinkStatus> = this.#status;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  /** The audio connection comes to be now; call it once tracks that are there already are set. */
  open(): void {
    if (this.#options.maker) this.#make("audio", 1);
  }

  /** `null` stops sending. The picture connection is made with the first picture. */
  setTrack(slot: Slot, track: MediaStreamTrack | null): void {
    if (track) this.#tracks.set(slot, track);
    else this.#tracks.delete(slot);
    const name = connectionOf(slot);
    const { connection } = this.#places[name];
    if (connection) connection.tracksChanged();
    else if (track && name === "picture") this.#renew(name);
  }

  receive(signal: MediaSignal): void {
    const { connection: name, epoch } = signal;
    const place = this.#places[name];
    if (signal.kind === "wanted") {
      if (this.#options.maker && epoch >= place.epoch) this.#make(name, epoch + 1);
      return;
    }
    const isFirstOffer = signal.kind === "description" && signal.description.type === "offer";
    if (epoch > place.epoch && isFirstOffer && !this.#options.maker) this.#make(name, epoch);
    if (epoch === place.epoch) place.connection?.receive(toConnectionSignal(signal));
  }

  /** For a hint that the network has changed. */
  restartIce(): void {
    for (const { connection } of Object.values(this.#places)) connection?.restartIce();
  }

  close(): void {
    this.#closed = true;
    for (const place of Object.values(this.#places)) empty(place);
  }

  #make(name: ConnectionName, epoch: number): void {
    if (this.#closed) return;
    const place = this.#places[name];
    empty(place);
    place.epoch = epoch;
    const connection = new Connection({
      name,
      polite: !this.#options.maker,
      pc: this.#options.createPc(),
      tracks: this.#tracks,
      send: (signal) => this.#options.send({ ...signal, connection: name, epoch }),
      onTrack: this.#options.onTrack,
      onBroken: () => this.#renewLater(name, AFTER_BREAK_MS),
    });
    place.connection = connection;
    connection.status.subscribe(() => this.#statusChanged(name, connection));
    if (name === "audio") this.#status.set(toLinkStatus(connection.status.get()));
  }

  #statusChanged(name: ConnectionName, connection: Connection): void {
    if (this.#places[name].connection !== connection || this.#closed) return;
    const status = connection.status.get();
    if (name === "audio") this.#status.set(toLinkStatus(status));
    if (status.kind === "lost") this.#renewLater(name, FRESH_TRY_MS);
  }

  #renewLater(name: ConnectionName, ms: number): void {
    const place = this.#places[name];
    place.cancelRetry();
    place.cancelRetry = this.#options.clock.after(ms, () => this.#renew(name));
  }

  /** A connection of the next epoch: made here, or asked for. */
  #renew(name: ConnectionName): void {
    const { epoch } = this.#places[name];
    if (this.#options.maker) this.#make(name, epoch + 1);
    else if (!this.#closed) this.#options.send({ kind: "wanted", connection: name, epoch });
  }
}

const emptyPlace = (): Place => ({ epoch: 0, connection: null, cancelRetry: () => undefined });

function empty(place: Place): void {
  place.cancelRetry();
  const { connection } = place;
  place.connection = null;
  connection?.close();
}

function toConnectionSignal(signal: Exclude<MediaSignal, { kind: "wanted" }>): ConnectionSignal {
  return signal.kind === "description"
    ? { kind: "description", description: signal.description }
    : { kind: "candidate", candidate: signal.candidate };
}
