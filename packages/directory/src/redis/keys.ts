import type { InstanceId, RoomKey } from "@efir/protocol";

/** Where everything is. Keys that one script touches share the {hash tag}, hence a slot of a cluster. */
export const keysUnder = (prefix: string) => ({
  room: (key: RoomKey): readonly string[] =>
    ["room", "seats", "people", "holders"].map((part) => `${prefix}:{${key}}:${part}`),
  seats: (key: RoomKey) => `${prefix}:{${key}}:seats`,
  roomFacts: (key: RoomKey) => `${prefix}:{${key}}:room`,
  instances: `${prefix}:{instances}`,
  lease: (instance: InstanceId) => `${prefix}:{instances}:lease:${instance}`,
  roomsOf: (instance: InstanceId) => `${prefix}:{instances}:rooms:${instance}`,
  events: `${prefix}:events`,
  bus: (instance: InstanceId) => `${prefix}:bus:${instance}`,
});

export type Keys = ReturnType<typeof keysUnder>;
