import {
  roomKey,
  type InstanceId,
  type MemberId,
  type RoomCode,
  type RoomKey,
  type SeatId,
} from "@efir/protocol";
import type { Brought } from "./bring-seat.ts";
import type { Deps } from "./deps.ts";
import type { HeldSeat } from "./held-seats.ts";
import { packParcel, unpackParcel, type Parcel } from "./parcel.ts";

/** A living instance answers at once. One that does not is taken for gone. */
const ANSWER_WITHIN_MS = 1_000;
/** How long the others may take to say that they hold their signals back. */
const HOLD_WITHIN_MS = 500;
/** A seat that went out and was not heard of since did not arrive. */
const ARRIVED_WITHIN_MS = 5_000;
const MAX_GIVEN = 10_000;
const NOTHING = Buffer.alloc(0);

export interface Claim {
  readonly room: RoomKey;
  readonly seat: SeatId;
  readonly person: MemberId;
}

type Given =
  | { readonly kind: "parcel"; readonly parcel: Parcel }
  /** It holds no such seat. */
  | { readonly kind: "unknown" }
  /** A newer socket of the session has come somewhere. */
  | { readonly kind: "overtaken" }
  | { readonly kind: "no-answer" };

interface Moving {
  readonly from: InstanceId;
  readonly room: RoomKey;
  readonly seat: SeatId;
}

interface OnItsWay {
  readonly code: RoomCode;
  readonly cancel: () => void;
}

/**
 * Seats go from the instance that held them to the one where their client is now. The others hold their
 * signals back meanwhile, so that none gets lost or overtakes another.
 */
export class Handover {
  readonly #deps: () => Deps;
  /** Seats on their way here, by what will come of it. */
  readonly bringing = new Map<SeatId, Promise<Brought>>();
  readonly #asked = new Map<SeatId, (given: Given) => void>();
  readonly #holding = new Map<SeatId, (instance: InstanceId) => void>();
  /** Seats that others give away, and how not to look for them any more. */
  readonly #awaited = new Map<SeatId, () => void>();
  readonly #gone = new Map<SeatId, OnItsWay>();
  /** Seats that go on elsewhere. Their number is bounded: only news that is late asks for them. */
  readonly #given = new Set<SeatId>();

  constructor(deps: () => Deps) {
    this.#deps = deps;
  }

  /** Asks another instance for a seat that it holds. */
  ask(to: InstanceId, { room, seat, person }: Claim): Promise<Given> {
    const { others, clock, instance } = this.#deps();
    return new Promise((resolve) => {
      const answer = (given: Given) => {
        cancel();
        if (this.#asked.get(seat) === answer) this.#asked.delete(seat);
        resolve(given);
      };
      const cancel = clock.after(ANSWER_WITHIN_MS, () => answer({ kind: "no-answer" }));
      this.#asked.get(seat)?.({ kind: "no-answer" });
      this.#asked.set(seat, answer);
      others.routes.hold(seat);
      others.send(to, ["claim", room, seat, instance, person], NOTHING);
    });
  }

  /** Another instance answered what we asked. */
  given(seat: SeatId, what: "parcel" | "unknown" | "overtaken", packed: Buffer): void {
    const answer = this.#asked.get(seat);
    const parcel = what === "parcel" ? unpackParcel(packed) : null;
    if (parcel) answer?.({ kind: "parcel", parcel });
    else answer?.({ kind: what === "overtaken" ? what : "unknown" });
  }

  gaveAway(seat: SeatId): boolean {
    return this.#given.has(seat);
  }

  /** Gives a seat of ours away, once all that is under way to it here has arrived. */
  async give(to: InstanceId, claim: Claim): Promise<void> {
    const { others, held, hub } = this.#deps();
    const { room: key, seat, person } = claim;
    const claimed = await held.claim(seat, person);
    const isStillOurs = claimed.kind === "yours" && (await this.#holdBack(claim, to));
    const parcel = isStillOurs ? held.pack(seat) : null;
    const isSomewhere = held.isHere(seat) || this.#gone.has(seat);
    const why = isSomewhere ? "overtaken" : "unknown";
    if (parcel) others.send(to, ["given", key, seat, "parcel"], packParcel(parcel));
    else others.send(to, ["given", key, seat, why], NOTHING);
    const room = hub.find(key);
    if (!parcel || !room) return;
    held.letGo(seat);
    hub.tidy(room);
    this.#remember(seat);
    this.#watch(seat, parcel.code);
  }

  /** Makes the others hold back their signals for a seat. Resolves when they do; false if it is gone by then. */
  async #holdBack({ room: key, seat }: Claim, except: InstanceId | null): Promise<boolean> {
    const { others, hub, held, clock, instance } = this.#deps();
    const room = hub.find(key);
    const asked = new Set(room?.otherInstances().filter((other) => other !== except));
    if (asked.size > 0) {
      await new Promise<void>((resolve) => {
        const cancel = clock.after(HOLD_WITHIN_MS, resolve);
        this.#holding.set(seat, (other) => {
          asked.delete(other);
          if (asked.size > 0) return;
          cancel();
          resolve();
        });
        for (const other of asked) others.send(other, ["away", key, seat, instance], NOTHING);
      });
      this.#holding.delete(seat);
    }
    others.routes.hold(seat); // from here on: until now what was sent here reached the seat here
    return held.isWaiting(seat);
  }

  /** This instance goes: its seats wait in the directory for their clients. Answers how many. */
  async parkAll(): Promise<number> {
    const seats = this.#deps().held.all();
    const parked = await Promise.all(seats.map((seat) => this.#park(seat)));
    return parked.filter((isParked) => isParked).length;
  }

  async #park({ place }: HeldSeat): Promise<boolean> {
    const { directory, held } = this.#deps();
    const { room, self } = place;
    const { seat, id: person } = self;
    const claimed = await held.claim(seat, person);
    if (claimed.kind !== "yours") return false;
    const isOurs = await this.#holdBack({ room: room.key, seat, person }, null);
    const parcel = isOurs ? held.pack(seat) : null;
    if (!parcel) return false;
    await directory.park(seat, JSON.stringify(parcel));
    this.#remember(seat);
    held.letGo(seat);
    return true;
  }

  /** Another instance is about to give a seat away. */
  away(from: InstanceId, room: RoomKey, seat: SeatId): void {
    const { others, instance } = this.#deps();
    others.routes.hold(seat);
    others.send(from, ["holding", room, seat, instance], NOTHING);
    this.#await({ from, room, seat });
  }

  /** Its new instance may know of nobody here, and then it tells nobody here that the seat has arrived. */
  #await(moving: Moving): void {
    const { clock, troubled } = this.#deps();
    this.#awaited.get(moving.seat)?.();
    const cancel = clock.after(ARRIVED_WITHIN_MS, () => {
      this.#lookWhere(moving).catch((error: unknown) => {
        this.#await(moving);
        troubled("a seat that goes elsewhere cannot be looked for", error);
      });
    });
    this.#awaited.set(moving.seat, cancel);
  }

  async #lookWhere(moving: Moving): Promise<void> {
    const { directory, hub, others } = this.#deps();
    const { from, seat } = moving;
    const room = hub.find(moving.room);
    const listed = room ? await directory.members(room.code) : [];
    if (!this.#awaited.has(seat)) return; // it has arrived meanwhile
    const seated = listed.find(({ member }) => member.seat === seat);
    if (seated?.instance === from) this.#await(moving);
    else if (seated) {
      room?.move(seat, seated.instance);
      room?.present(seat, "on-air");
      this.arrived(seat, seated.instance);
    } else {
      this.#awaited.delete(seat);
      others.routes.drop(seat);
    }
  }

  /** Another instance holds its signals for a seat of ours back. */
  holding(from: InstanceId, seat: SeatId): void {
    this.#holding.get(seat)?.(from);
  }

  /** A seat has arrived at an instance. */
  arrived(seat: SeatId, at: InstanceId): void {
    const { instance, directory } = this.#deps();
    if (at === instance) this.#given.delete(seat);
    this.#awaited.get(seat)?.();
    this.#awaited.delete(seat);
    const gone = this.#gone.get(seat);
    gone?.cancel();
    this.#gone.delete(seat);
    if (gone && at !== instance) directory.handedOver(instance, gone.code, seat);
    this.#deps().others.routes.release(seat, at);
  }

  #remember(seat: SeatId): void {
    this.#given.add(seat);
    const [oldest] = this.#given;
    if (this.#given.size > MAX_GIVEN && oldest !== undefined) this.#given.delete(oldest);
  }

  #watch(seat: SeatId, code: RoomCode): void {
    const { clock, troubled } = this.#deps();
    const cancel = clock.after(ARRIVED_WITHIN_MS, () => {
      this.#lookFor(seat, code).catch((error: unknown) =>
        troubled("a seat that was given away cannot be looked for", error),
      );
    });
    this.#gone.set(seat, { cancel, code });
  }

  /** The instance that asked for it may have died with it, or only its word got lost. */
  async #lookFor(seat: SeatId, code: RoomCode): Promise<void> {
    const { directory, instance, others, hub } = this.#deps();
    const seated = (await directory.members(code)).find(({ member }) => member.seat === seat);
    if (seated && seated.instance !== instance) {
      this.arrived(seat, seated.instance);
      return;
    }
    this.#gone.delete(seat);
    others.routes.drop(seat);
    this.#given.delete(seat);
    const left = await directory.leave(code, seat);
    const key = roomKey(code);
    hub.find(key)?.remove(seat, "lost");
    const instances = new Set((await directory.members(code)).map((other) => other.instance));
    instances.delete(instance);
    if (left) others.tell(instances, key, { type: "member-left", seat, reason: "lost" });
  }
}
