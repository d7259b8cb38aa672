import type { InstanceId } from "@efir/protocol";
import type { Deps } from "./deps.ts";
import type { LocalRoom } from "./local-room.ts";
import { toSeen } from "./others.ts";

const LOOK_EVERY_MS = 1_000;
/** A beat for whoever was not spoken to for so long: what got lost is missed soon. */
const BEAT_AFTER_MS = 2_000;
/** A beat may get lost and the next be late. With the rest, a crash is noticed within 10 s. */
const SILENT_AFTER_MS = 7_000;
const NOTHING = Buffer.alloc(0);

interface Neighbour {
  /** How many frames we sent, and which of its frames was the last. */
  sent: number;
  heard: number | null;
  spokenAt: number;
  heardAt: number;
  state: "heard" | "silent";
}

/**
 * The other instances that have members in our rooms. Frames between two are counted, so that a loss in the
 * store's pub/sub is noticed with the next one, and made up for. Who falls silent has crashed, or stands
 * still: its members are shown as recovering, long before its lease runs out.
 */
export class Neighbours {
  readonly #deps: () => Deps;
  readonly #known = new Map<InstanceId, Neighbour>();
  #stop = () => {};

  constructor(deps: () => Deps) {
    this.#deps = deps;
  }

  start(): void {
    const { clock, reach, receipts } = this.#deps();
    this.#stop = clock.every(LOOK_EVERY_MS, () => {
      const near = this.#near();
      this.#beat(near);
      if (reach.isAway()) return; // nobody can be heard
      this.#look(near);
      receipts.remind(near);
    });
  }

  stop(): void {
    this.#stop();
  }

  /** The number of the next frame to this instance. */
  next(to: InstanceId): number {
    const neighbour = this.#find(to);
    neighbour.spokenAt = this.#deps().clock.now();
    return ++neighbour.sent;
  }

  /** A frame came. False when it came before. */
  hears(from: InstanceId, n: number): boolean {
    const { clock, metrics, receipts } = this.#deps();
    const neighbour = this.#find(from);
    const { heard, state } = neighbour;
    if (heard !== null && n <= heard) return false;
    neighbour.heard = n;
    neighbour.heardAt = clock.now();
    neighbour.state = "heard";
    const isGap = n !== (heard ?? 0) + 1;
    if (isGap) {
      metrics.busGap();
      receipts.missed(from, heard ?? 0);
    }
    if (state === "silent") this.#present(from, "on-air");
    if (isGap || state === "silent") this.#resync(from, isGap ? "gap" : "silence");
    return true;
  }

  /** Which of its frames was the last that came. */
  heard(from: InstanceId): number {
    return this.#find(from).heard ?? 0;
  }

  /** The bus was away: whoever was not heard meanwhile could not be, and much may have got lost. */
  startAnew(): void {
    const { clock } = this.#deps();
    for (const [instance, neighbour] of this.#known) {
      neighbour.heardAt = clock.now();
      this.#resync(instance, "outage");
    }
  }

  /** The same for one room. */
  compare(room: LocalRoom, instance: InstanceId): void {
    const { others, instance: self } = this.#deps();
    const seen = room.heldAt(instance).map(toSeen);
    others.send(instance, ["resync", room.key, self, seen], NOTHING);
  }

  silent(): number {
    return [...this.#known.values()].filter(({ state }) => state === "silent").length;
  }

  #beat(near: ReadonlySet<InstanceId>): void {
    const { clock, others } = this.#deps();
    for (const instance of near) {
      const { spokenAt } = this.#find(instance);
      if (clock.now() - spokenAt >= BEAT_AFTER_MS) others.send(instance, ["beat"], NOTHING);
    }
  }

  #look(near: ReadonlySet<InstanceId>): void {
    const { clock } = this.#deps();
    for (const instance of this.#known.keys()) if (!near.has(instance)) this.#forget(instance);
    for (const instance of near) {
      const neighbour = this.#find(instance);
      const isSilent = clock.now() - neighbour.heardAt >= SILENT_AFTER_MS;
      if (!isSilent || neighbour.state === "silent") continue;
      neighbour.state = "silent";
      this.#present(instance, "recovering");
    }
  }

  /** Not what was counted: it may come near again. */
  #forget(instance: InstanceId): void {
    const neighbour = this.#find(instance);
    this.#deps().others.mail.forget(instance);
    neighbour.heardAt = this.#deps().clock.now();
    neighbour.state = "heard";
  }

  #near(): ReadonlySet<InstanceId> {
    const near = new Set(this.#deps().hub.near());
    near.delete(this.#deps().instance);
    return near;
  }

  #rooms(): readonly LocalRoom[] {
    return this.#deps().hub.rooms();
  }

  #present(instance: InstanceId, presence: "on-air" | "recovering"): void {
    for (const room of this.#rooms()) {
      for (const { member } of room.heldAt(instance)) room.present(member.seat, presence);
    }
  }

  /** Says how we see its members, and is told what is not so. In every room: it may have some where we know of none. */
  #resync(instance: InstanceId, cause: "gap" | "silence" | "outage"): void {
    this.#deps().metrics.resynced(cause);
    for (const room of this.#rooms()) this.compare(room, instance);
  }

  #find(instance: InstanceId): Neighbour {
    const known = this.#known.get(instance);
    if (known) return known;
    const now = this.#deps().clock.now();
    const fresh = { sent: 0, heard: null, spokenAt: 0, heardAt: now, state: "heard" } as const;
    const neighbour: Neighbour = { ...fresh };
    this.#known.set(instance, neighbour);
    return neighbour;
  }
}
