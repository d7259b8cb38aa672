import type { InstanceId, RoomKey } from "@efir/protocol";

type Write = (instance: InstanceId, rooms: readonly RoomKey[]) => Promise<void>;

/** Writes down where instances have seats: what is noted in one turn of the event loop, in one go. */
export class RoomNotes {
  readonly #write: Write;
  readonly #collecting = new Map<InstanceId, RoomKey[]>();
  readonly #underWay = new Map<InstanceId, Promise<void>>();

  constructor(write: Write) {
    this.#write = write;
  }

  /** Resolves when it is written down. */
  add(instance: InstanceId, room: RoomKey): Promise<void> {
    const rooms = this.#collecting.get(instance);
    if (!rooms) return this.#begin(instance, room);
    rooms.push(room);
    return this.settled(instance);
  }

  /** Resolves when all that was noted so far is written down. */
  settled(instance: InstanceId): Promise<void> {
    return this.#underWay.get(instance) ?? Promise.resolve();
  }

  #begin(instance: InstanceId, room: RoomKey): Promise<void> {
    this.#collecting.set(instance, [room]);
    const before = this.settled(instance).catch(() => undefined); // whoever noted that hears of it
    const written = this.#writeSoon(instance).then(() => before);
    const settle = () => {
      if (this.#underWay.get(instance) === written) this.#underWay.delete(instance);
    };
    this.#underWay.set(instance, written);
    written.then(settle, settle);
    return written;
  }

  #writeSoon(instance: InstanceId): Promise<void> {
    return new Promise((resolve, reject) => {
      setImmediate(() => {
        const rooms = this.#collecting.get(instance) ?? [];
        this.#collecting.delete(instance);
        this.#write(instance, rooms).then(resolve, reject);
      });
    });
  }
}
