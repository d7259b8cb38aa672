import { InstanceId, RoomCode, type RoomKey, type SeatId } from "@efir/protocol";
import * as v from "valibot";
import { FORGET, RENEW, ROLL_CALL } from "./instance-scripts.ts";
import type { Keys } from "./keys.ts";
import { enterRoom, exitRoom, type OwnRooms, type OwnSeat } from "./own-rooms.ts";
import type { RedisClient } from "./redis-client.ts";
import { RoomNotes } from "./room-notes.ts";
import { run } from "./script.ts";

const Renewed = v.tuple([v.picklist([0, 1]), v.array(InstanceId)]);
const RollCall = v.tuple([v.array(InstanceId), v.array(InstanceId)]);

/**
 * Who lives, and where the instances behind this connection have seats. Redis keeps the rooms of every
 * instance too, written before its first seat there, so that others can clear up after a crash.
 */
export class RedisInstances {
  readonly #redis: RedisClient;
  readonly #keys: Keys;
  readonly #leaseMs: number;
  readonly #notes = new RoomNotes((instance, rooms) => this.#writeDown(instance, rooms));
  readonly #own = new Map<InstanceId, OwnRooms>();
  /** Who lived when Redis was last asked, which every renewal does. */
  #living: ReadonlySet<InstanceId> = new Set();

  constructor(
    redis: RedisClient,
    { keys, leaseMs }: { readonly keys: Keys; readonly leaseMs: number },
  ) {
    this.#redis = redis;
    this.#keys = keys;
    this.#leaseMs = leaseMs;
  }

  readonly renew = async (instance: InstanceId): Promise<boolean> => {
    const call = { keys: [this.#keys.instances], args: [instance, this.#leaseMs] };
    const [held, living] = v.parse(Renewed, await run(this.#redis, RENEW, call));
    this.#living = new Set(living);
    const rooms = this.#roomsOf(instance);
    // Swept while it was away, or Redis lost what it had: its rooms may be written down no more.
    if (held === 0) await this.#writeDown(instance, [...rooms.keys()]);
    return held === 1;
  };

  /** Before a seat is taken. The first seats in several rooms that come at once cost one command together. */
  async enter(seat: OwnSeat): Promise<void> {
    const { instance, room } = seat;
    if (!this.#own.has(instance)) await this.renew(instance);
    const rooms = this.#roomsOf(instance);
    if (!enterRoom(rooms, seat)) return this.#notes.settled(instance);
    try {
      await this.#notes.add(instance, room);
    } catch (error) {
      rooms.delete(room); // so that the next seat there tries again
      throw error;
    }
  }

  /** After a seat is gone. Nobody waits for it: a room written down in vain only costs a sweep a look. */
  exit(room: RoomKey, seat: SeatId): void {
    for (const instance of this.#own.keys()) this.release({ instance, room, seat });
  }

  /** The same for one instance alone. */
  release({ instance, room, seat }: OwnSeat): void {
    const rooms = this.#own.get(instance);
    if (!rooms || !exitRoom(rooms, { room, seat })) return;
    this.#redis.srem(this.#keys.roomsOf(instance), room).catch(() => undefined);
  }

  /** Those of `holders` who do not live, asking Redis only about one it did not name when last asked. */
  async dead(holders: readonly InstanceId[]): Promise<readonly InstanceId[]> {
    if (holders.every((holder) => this.#living.has(holder))) return [];
    return this.deadNow(holders);
  }

  async deadNow(holders: readonly InstanceId[]): Promise<readonly InstanceId[]> {
    await this.rollCall();
    return holders.filter((holder) => !this.#living.has(holder));
  }

  /** Answers which known instances do not live. */
  async rollCall(): Promise<readonly InstanceId[]> {
    const call = { keys: [this.#keys.instances], args: [] };
    const [living, dead] = v.parse(RollCall, await run(this.#redis, ROLL_CALL, call));
    this.#living = new Set(living);
    return dead;
  }

  /** The rooms that living instances have written down. */
  async busyRooms(): Promise<readonly RoomCode[]> {
    await this.rollCall();
    const asked = [...this.#living].map((each) => this.#redis.smembers(this.#keys.roomsOf(each)));
    return v.parse(v.array(RoomCode), [...new Set((await Promise.all(asked)).flat())]);
  }

  async end(instance: InstanceId): Promise<void> {
    this.#own.delete(instance);
    await this.#redis.del(this.#keys.lease(instance));
  }

  /** The rooms to clear up after a dead instance. */
  async roomsLeftBy(instance: InstanceId): Promise<readonly string[]> {
    return this.#redis.smembers(this.#keys.roomsOf(instance));
  }

  async forget(instance: InstanceId, cleared: readonly string[]): Promise<void> {
    const call = { keys: [this.#keys.instances], args: [instance, ...cleared] };
    await run(this.#redis, FORGET, call);
  }

  #roomsOf(instance: InstanceId): OwnRooms {
    const rooms = this.#own.get(instance) ?? new Map<RoomKey, Set<SeatId>>();
    this.#own.set(instance, rooms);
    return rooms;
  }

  async #writeDown(instance: InstanceId, rooms: readonly RoomKey[]): Promise<void> {
    if (rooms.length > 0) await this.#redis.sadd(this.#keys.roomsOf(instance), ...rooms);
  }
}
