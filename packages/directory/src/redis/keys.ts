import type { InstanceId, RoomKey, SeatId } from "@efir/protocol";

/** Where everything is. Keys that one script touches share the {hash tag}, hence a slot of a cluster. */
export const keysUnder = (prefix: string) => ({
  room: (key: RoomKey): readonly string[] =>
    ["room", "seats", "people", "holders", "chat", "reactions", "ended"].map(
      (part) => `${prefix}:{${key}}:${part}`,
    ),
  seats: (key: RoomKey) => `${prefix}:{${key}}:seats`,
  chat: (key: RoomKey) => `${prefix}:{${key}}:chat`,
  reactions: (key: RoomKey) => `${prefix}:{${key}}:reactions`,
  ended: (key: RoomKey) => `${prefix}:{${key}}:ended`,
  roomFacts: (key: RoomKey) => `${prefix}:{${key}}:room`,
  instances: `${prefix}:{instances}`,
  lease: (instance: InstanceId) => `${prefix}:{instances}:lease:${instance}`,
  roomsOf: (instance: InstanceId) => `${prefix}:{instances}:rooms:${instance}`,
  events: `${prefix}:events`,
  /** Of rights, and of rooms that end. The scripts know it by the name of `events`. */
  rights: `${prefix}:events:rights`,
  parked: (seat: SeatId) => `${prefix}:parked:${seat}`,
  invite: `${prefix}:invite`,
  bus: (instance: InstanceId) => `${prefix}:bus:${instance}`,
});

export type Keys = ReturnType<typeof keysUnder>;
