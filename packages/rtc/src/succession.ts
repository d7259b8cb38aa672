import type { Clock } from "@efir/kit";
import type { LinkSignal } from "@efir/protocol";
import type { Connection, ConnectionSignal } from "./connection.ts";
import { hasMedia } from "./recovery/signs-of-life.ts";
import type { Slot } from "./slots.ts";

export type TrackArrived = (slot: Slot, track: MediaStreamTrack) => void;

export interface SuccessionOptions {
  /** Only the maker makes; the other side asks. */
  readonly maker: boolean;
  /** Somebody waits for it: the first connection is not left to its luck. */
  readonly isUrgent: boolean;
  readonly create: (epoch: number, onTrack: TrackArrived, onBroken: () => void) => Connection;
  /** Asks the maker for a connection newer than this. */
  readonly want: (epoch: number) => void;
  /** Of the connection in use. */
  readonly onTrack: TrackArrived;
  readonly onStatus: () => void;
  readonly clock: Pick<Clock, "after" | "now">;
}

interface Reign {
  readonly epoch: number;
  readonly since: number;
  readonly connection: Connection;
  readonly tracks: Map<Slot, MediaStreamTrack>;
  hasConnected: boolean;
  isBroken: boolean;
}

/** A path that stayed dead through every ICE restart is tried afresh after this long. */
const FRESH_TRY_MS = 5_000;
/** Breaks come from a browser's bug or a foreign client; they must not become a busy loop. */
const AFTER_BREAK_MS = 500;
/** Between looking whether media flows. The other side may have nothing to say: then it is not waited for. */
const LOOK_EVERY_MS = 100;
const LOOKS = 15;
/** An heir on a bad network takes its time; replacing it over and over, no heir would ever come to power. */
const HEIR_HAS_MS = 4_000;
/**
 * A connection that has an answer stands two or three turns on the network later, unless packets of its handshake get lost: that doubles its
 * waits, up to many seconds, while a second connection has every chance.
 */
const SECOND_AFTER_MS = 800;
const SECOND_AFTER_TURNS = 2.5;
/** The other end may need the old one that much longer. */
const OLD_LIVES_ON_MS = 300;

/**
 * One connection of a link, through all its epochs. A newer one is made beside one that works or may yet come to, and takes its place when it
 * carries media; one that cannot work is replaced at once. Of several the newest wins, at both ends.
 */
export class Succession {
  readonly #options: SuccessionOptions;
  #epoch = 0;
  #inUse: Reign | null = null;
  #heir: Reign | null = null;
  readonly #leaving = new Set<Reign>();
  #cancelRetry: () => void = () => undefined;
  #cancelSecond: () => void = () => undefined;
  #closed = false;

  constructor(options: SuccessionOptions) {
    this.#options = options;
  }

  get current(): Connection | null {
    return this.#inUse?.connection ?? null;
  }

  get all(): readonly Connection[] {
    return [this.#inUse, this.#heir].flatMap((reign) => reign?.connection ?? []);
  }

  /** A connection of the next epoch: made here, or asked for. */
  renew(): void {
    if (this.#closed) return;
    if (this.#options.maker) this.#make(this.#epoch + 1);
    else this.#options.want(this.#epoch);
  }

  /** Of the one in use; a fresh one that is on its way finds a path sooner. */
  restartIce(): void {
    if (!this.#hasYoungHeir()) this.#inUse?.connection.restartIce();
  }

  /** The one in use is as good as dead: a fresh one, unless that is on its way. */
  replace(): void {
    if (!this.#hasYoungHeir()) this.renew();
  }

  receive(signal: LinkSignal): void {
    const { epoch } = signal;
    const { maker } = this.#options;
    if (this.#closed) return;
    if (signal.kind === "wanted") {
      if (!maker || epoch < this.#epoch || this.#hasYoungHeir()) return;
      if (this.#inUse) this.#inUse.isBroken = true; // for the other end, which has let go of it
      this.#make(epoch + 1);
      return;
    }
    const isOffer = signal.kind === "description" && signal.description.type === "offer";
    if (epoch > this.#epoch && isOffer && !maker) this.#make(epoch);
    const reign = [this.#inUse, this.#heir].find((each) => each?.epoch === epoch);
    reign?.connection.receive(toConnectionSignal(signal));
    if (reign && signal.kind === "description" && !isOffer) this.#secondLater(reign);
  }

  close(): void {
    this.#closed = true;
    this.#cancelRetry();
    this.#cancelSecond();
    for (const reign of [this.#inUse, this.#heir, ...this.#leaving]) reign?.connection.close();
    this.#inUse = this.#heir = null;
    this.#leaving.clear();
  }

  #hasYoungHeir(): boolean {
    return this.#heir !== null && this.#options.clock.now() - this.#heir.since < HEIR_HAS_MS;
  }

  #make(epoch: number): void {
    this.#cancelRetry();
    this.#cancelSecond();
    this.#epoch = epoch;
    const tracks = new Map<Slot, MediaStreamTrack>();
    const reign: Reign = {
      epoch,
      since: this.#options.clock.now(),
      tracks,
      hasConnected: false,
      isBroken: false,
      connection: this.#options.create(
        epoch,
        (slot, track) => {
          tracks.set(slot, track);
          if (this.#inUse === reign) this.#options.onTrack(slot, track);
        },
        () => this.#broke(reign),
      ),
    };
    reign.connection.status.subscribe(() => this.#statusChanged(reign));
    this.#heir?.connection.close();
    this.#heir = null;
    if (this.#inUse && mayWork(this.#inUse)) this.#heir = reign;
    else this.#enthrone(reign);
  }

  #enthrone(reign: Reign): void {
    const old = this.#inUse;
    this.#inUse = reign;
    this.#heir = null;
    for (const [slot, track] of reign.tracks) this.#options.onTrack(slot, track);
    if (old) this.#retire(old);
    this.#options.onStatus();
  }

  #retire(old: Reign): void {
    if (!old.hasConnected) {
      old.connection.close();
      return;
    }
    this.#leaving.add(old);
    this.#options.clock.after(OLD_LIVES_ON_MS, () => {
      this.#leaving.delete(old);
      old.connection.close();
    });
  }

  #statusChanged(reign: Reign): void {
    const { kind } = reign.connection.status.get();
    if (this.#closed || kind === "closed") return;
    const isFirst = kind === "connected" && !reign.hasConnected;
    reign.hasConnected ||= kind === "connected";
    if (reign === this.#heir && isFirst) {
      void this.#waitForMedia(reign, this.#inUse?.hasConnected ? LOOKS : 0);
    }
    if (reign !== this.#inUse) return;
    this.#options.onStatus();
    if (kind === "lost") this.#renewLater(FRESH_TRY_MS);
  }

  async #waitForMedia(heir: Reign, looks: number): Promise<void> {
    const flows = looks === 0 || hasMedia(await heir.connection.stats());
    if (this.#heir !== heir) return;
    if (flows) this.#enthrone(heir);
    else this.#options.clock.after(LOOK_EVERY_MS, () => void this.#waitForMedia(heir, looks - 1));
  }

  /** The first connection was answered: it stands soon, or a second one is made beside it. */
  #secondLater(reign: Reign): void {
    const { maker, isUrgent, clock } = this.#options;
    if (!maker || !isUrgent || reign !== this.#inUse || reign.hasConnected || this.#heir) return;
    const turnMs = clock.now() - reign.since;
    this.#cancelSecond();
    this.#cancelSecond = clock.after(SECOND_AFTER_MS + SECOND_AFTER_TURNS * turnMs, () => {
      const isWaiting = reign === this.#inUse && !reign.hasConnected && !this.#heir;
      if (isWaiting) this.renew();
    });
  }

  #broke(reign: Reign): void {
    reign.isBroken = true;
    if (reign === this.#inUse) this.#cancelSecond();
    if (reign === this.#heir) {
      this.#heir = null;
      reign.connection.close();
    }
    if (reign === this.#inUse) this.#renewLater(AFTER_BREAK_MS);
  }

  #renewLater(ms: number): void {
    this.#cancelRetry();
    this.#cancelRetry = this.#options.clock.after(ms, () => this.renew());
  }
}

function mayWork({ hasConnected, isBroken, connection }: Reign): boolean {
  return hasConnected || (!isBroken && connection.status.get().kind === "connecting");
}

function toConnectionSignal(signal: Exclude<LinkSignal, { kind: "wanted" }>): ConnectionSignal {
  return signal.kind === "description"
    ? { kind: "description", description: signal.description, round: signal.round }
    : { kind: "candidate", candidate: signal.candidate };
}
