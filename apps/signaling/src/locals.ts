import type { InstanceId, SeatId } from "@efir/protocol";
import type { Connection } from "./connection.ts";
import type { Frame } from "./frame.ts";

/** A connection of this instance. Until its admission is settled, the signals for it wait in `held`. */
type Local = Arriving | { readonly kind: "settled"; readonly connection: Connection };

interface Arriving {
  readonly kind: "arriving";
  readonly connection: Connection;
  readonly held: Frame[];
  heldBytes: number;
  /** Who was known when the directory was asked, and where, so that its answer is the newer word on them. */
  readonly known: ReadonlyMap<SeatId, InstanceId>;
  /** Somebody sat here all the time since, so that we were told who left. */
  isFollowed: boolean;
}

/** As much as somebody may leave unread, and far more than comes for somebody who was told of just now. */
const MAX_HELD_BYTES = 1024 * 1024;

/** The connections of this instance in one room. */
export class Locals {
  readonly #locals = new Map<SeatId, Local>();

  expect(seat: SeatId, connection: Connection, known: ReadonlyMap<SeatId, InstanceId>): void {
    const isFollowed = this.#isFollowed();
    this.#locals.set(seat, {
      kind: "arriving",
      connection,
      held: [],
      heldBytes: 0,
      known,
      isFollowed,
    });
  }

  arriving(seat: SeatId): Arriving | null {
    const local = this.#locals.get(seat);
    return local?.kind === "arriving" ? local : null;
  }

  settle(seat: SeatId, connection: Connection): void {
    this.#locals.set(seat, { kind: "settled", connection });
  }

  settled(seat: SeatId): Connection | null {
    const local = this.#locals.get(seat);
    return local?.kind === "settled" ? local.connection : null;
  }

  has(seat: SeatId): boolean {
    return this.#locals.has(seat);
  }

  delete(seat: SeatId): void {
    this.#locals.delete(seat);
    if (this.#isFollowed()) return;
    for (const local of this.#locals.values()) {
      if (local.kind === "arriving") local.isFollowed = false;
    }
  }

  #isFollowed(): boolean {
    return [...this.#locals.values()].some(({ kind }) => kind === "settled");
  }

  size(): number {
    return this.#locals.size;
  }

  /** False when the seat is not one of ours. */
  deliver(seat: SeatId, frame: Frame): boolean {
    const local = this.#locals.get(seat);
    if (local?.kind === "settled") local.connection.send(frame);
    if (local?.kind === "arriving") hold(local, frame);
    return local !== undefined;
  }

  seats(): readonly SeatId[] {
    return [...this.#locals.keys()];
  }

  /** How one is now, to all who are settled but the one itself. */
  announceState(subject: SeatId, frame: Frame): void {
    for (const [seat, { kind, connection }] of this.#locals) {
      if (kind === "settled" && seat !== subject) connection.sendState(subject, frame);
    }
  }

  /** To all who are settled but the one it is about, if it is about one. */
  announce(subject: SeatId | null, frame: Frame): void {
    for (const [seat, { kind, connection }] of this.#locals) {
      if (kind === "settled" && seat !== subject) connection.sendNews(frame);
    }
  }
}

/** None is dropped unsaid: where they are too many the connection ends, nothing more is kept for it, and whoever it was comes anew. */
function hold(local: Arriving, frame: Frame): void {
  local.heldBytes += frame.length;
  if (local.heldBytes > MAX_HELD_BYTES) local.connection.end("too-slow");
  else local.held.push(frame);
}
