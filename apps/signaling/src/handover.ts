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
import type { LocalRoom } from "./local-room.ts";
import { packParcel, unpackParcel, type Parcel } from "./parcel.ts";

/** A living instance answers at once. One that does not, however often it is asked, is taken for gone. */
const ANSWER_WITHIN_MS = 1_000;
const ASK_EVERY_MS = 300;
/** A seat that went out and was not heard of since did not arrive. */
const ARRIVED_WITHIN_MS = 5_000;
/** How often a seat is looked for that is somewhere else, nobody has said where. */
const LOOK_EVERY_MS = 2_000;
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
  readonly to: InstanceId;
  readonly packed: Buffer;
  readonly cancel: () => void;
}

/**
 * Seats go from the instance that held them to the one where their client is now. Signals that come to the
 * old one after that go back to whoever sent them, and follow once the seat has arrived: see mail.ts.
 */
export class Handover {
  readonly #deps: () => Deps;
  /** Seats on their way here, by what will come of it. */
  readonly bringing = new Map<SeatId, Promise<Brought>>();
  readonly #asked = new Map<SeatId, (given: Given) => void>();
  /** Seats that are somewhere else, and how not to look for them any more. */
  readonly #awaited = new Map<SeatId, () => void>();
  readonly #gone = new Map<SeatId, OnItsWay>();
  readonly #parking = new Map<SeatId, Promise<unknown>>();
  /** Seats that go on elsewhere. Their number is bounded: only news that is late asks for them. */
  readonly #given = new Set<SeatId>();

  constructor(deps: () => Deps) {
    this.#deps = deps;
  }

  /** Asks another instance for a seat that it holds. */
  ask(to: InstanceId, { room, seat, person }: Claim): Promise<Given> {
    const { others, clock, instance } = this.#deps();
    return new Promise((resolve) => {
      const claim = () => others.send(to, ["claim", room, seat, instance, person], NOTHING);
      const answer = (given: Given) => {
        cancel();
        stopAsking();
        if (this.#asked.get(seat) === answer) this.#asked.delete(seat);
        resolve(given);
      };
      const cancel = clock.after(ANSWER_WITHIN_MS, () => answer({ kind: "no-answer" }));
      this.#asked.get(seat)?.({ kind: "no-answer" });
      this.#asked.set(seat, answer);
      const stopAsking = clock.every(ASK_EVERY_MS, claim);
      claim();
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

  /** Gives a seat of ours away, once all that came over its socket is done. Whoever asks twice is answered twice. */
  async give(to: InstanceId, claim: Claim): Promise<void> {
    const { others, held, hub, receipts } = this.#deps();
    const { room: key, seat, person } = claim;
    await this.#parking.get(seat); // from there whoever asks can take it
    const gone = this.#gone.get(seat);
    if (gone?.to === to) {
      others.send(to, ["given", key, seat, "parcel"], gone.packed);
      return;
    }
    const claimed = await held.claim(seat, person);
    const isSomewhere = held.isHere(seat) || this.#gone.has(seat);
    const why = isSomewhere ? "overtaken" : "unknown";
    const room = hub.find(key);
    const parcel = room && claimed.kind === "yours" ? held.pack(seat) : null;
    if (!parcel || !room) {
      others.send(to, ["given", key, seat, why], NOTHING);
      return;
    }
    const packed = packParcel(parcel);
    others.send(to, ["given", key, seat, "parcel"], packed);
    receipts.giveAll();
    others.mail.hold(seat);
    held.letGo(seat);
    hub.tidy(room);
    this.#remember(seat);
    this.#watch(seat, { code: parcel.code, to, packed });
  }

  /** This instance goes: its seats wait in the directory for their clients. Answers how many. */
  async parkAll(): Promise<number> {
    const seats = this.#deps().held.all();
    const parked = await Promise.all(seats.map((seat) => this.#park(seat)));
    return parked.filter((isParked) => isParked).length;
  }

  async #park({ place }: HeldSeat): Promise<boolean> {
    const { directory, held, others, receipts } = this.#deps();
    const { seat, id: person } = place.self;
    const claimed = await held.claim(seat, person);
    const parcel = claimed.kind === "yours" ? held.pack(seat) : null;
    if (!parcel) return false;
    receipts.giveAll();
    others.mail.hold(seat);
    this.#remember(seat);
    held.letGo(seat);
    const parked = directory.park(seat, JSON.stringify(parcel));
    this.#parking.set(
      seat,
      parked.catch(() => undefined),
    );
    await parked.finally(() => this.#parking.delete(seat));
    return true;
  }

  /**
   * A seat is not where we thought it is. Where it goes on they tell all whom they know of; whoever gets
   * lost on that way is found here.
   */
  awaits(moving: Moving): void {
    if (!this.#awaited.has(moving.seat)) this.#await(moving);
  }

  #await(moving: Moving): void {
    const { clock, troubled } = this.#deps();
    const cancel = clock.after(LOOK_EVERY_MS, () => {
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
    else if (room && seated) this.goesOn(room, seat, seated.instance);
    else {
      this.#awaited.delete(seat);
      others.mail.drop(seat);
    }
  }

  /** A seat that is known here goes on at this instance, whoever had it before. */
  goesOn(room: LocalRoom, seat: SeatId, at: InstanceId): void {
    if (room.isOurs(seat)) this.#deps().held.letGo(seat); // we stood still, and were taken for gone
    room.move(seat, at);
    room.present(seat, "on-air");
    this.arrived(seat, at);
  }

  /** A seat has arrived at an instance. */
  arrived(seat: SeatId, at: InstanceId): void {
    const { instance, directory, others } = this.#deps();
    if (at === instance) this.#given.delete(seat);
    this.#awaited.get(seat)?.();
    this.#awaited.delete(seat);
    const gone = this.#gone.get(seat);
    gone?.cancel();
    this.#gone.delete(seat);
    if (gone && at !== instance) directory.handedOver(instance, gone.code, seat);
    others.mail.release(seat, at);
  }

  #remember(seat: SeatId): void {
    this.#given.add(seat);
    const [oldest] = this.#given;
    if (this.#given.size > MAX_GIVEN && oldest !== undefined) this.#given.delete(oldest);
  }

  #watch(seat: SeatId, parcel: Omit<OnItsWay, "cancel">): void {
    const { clock, troubled } = this.#deps();
    const cancel = clock.after(ARRIVED_WITHIN_MS, () => {
      this.#lookFor(seat, parcel.code).catch((error: unknown) => {
        this.#watch(seat, parcel);
        troubled("a seat that was given away cannot be looked for", error);
      });
    });
    this.#gone.set(seat, { ...parcel, cancel });
  }

  /** The instance that asked for it may have died with it, or only its word got lost. */
  async #lookFor(seat: SeatId, code: RoomCode): Promise<void> {
    const { directory, instance, others, hub } = this.#deps();
    const seated = (await directory.members(code)).find(({ member }) => member.seat === seat);
    const key = roomKey(code);
    const room = hub.find(key);
    if (seated && seated.instance !== instance) {
      if (room) this.goesOn(room, seat, seated.instance);
      else this.arrived(seat, seated.instance);
      return;
    }
    this.#gone.delete(seat);
    others.mail.drop(seat);
    this.#given.delete(seat);
    const left = await directory.leave(code, seat);
    room?.remove(seat, "lost");
    const instances = new Set((await directory.members(code)).map((other) => other.instance));
    instances.delete(instance);
    if (left) others.tell(instances, key, { type: "member-left", seat, reason: "lost" });
  }
}
