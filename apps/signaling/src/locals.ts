import type { InstanceId, SeatId } from "@efir/protocol";
import type { Connection } from "./connection.ts";
import type { Frame } from "./frame.ts";

/** A connection of this instance. Until its admission is settled, the signals for it wait in `held`. */
type Local =
  | {
      readonly kind: "arriving";
      readonly connection: Connection;
      readonly held: Frame[];
      /** Who was known when the directory was asked, and where, so that its answer is the newer word on them. */
      readonly known: ReadonlyMap<SeatId, InstanceId>;
      /** Somebody sat here all the time since, so that we were told who left. */
      isFollowed: boolean;
    }
  | { readonly kind: "settled"; readonly connection: Connection };

/** Far more signals than can come for somebody whom nobody has been told of for long. */
const MAX_HELD = 512;

/** The connections of this instance in one room. */
export class Locals {
  readonly #locals = new Map<SeatId, Local>();

  expect(seat: SeatId, connection: Connection, known: ReadonlyMap<SeatId, InstanceId>): void {
    const isFollowed = this.#isFollowed();
    this.#locals.set(seat, { kind: "arriving", connection, held: [], known, isFollowed });
  }

  arriving(seat: SeatId): Extract<Local, { kind: "arriving" }> | null {
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
    else if (local && local.held.length < MAX_HELD) local.held.push(frame);
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
