import type { Charter } from "@efir/directory";
import type { RoomKey } from "@efir/protocol";
import type { Doorkeeper } from "./doorkeeper.ts";
import type { Hub } from "./hub.ts";

/** The rights in a room are new, or (null) it has ended: tells those inside, and those at the door. */
export type HearRights = (room: RoomKey, charter: Charter | null) => void;

export const createHearRights =
  (hub: Hub, doorkeeper: Doorkeeper): HearRights =>
  (key, charter) => {
    const room = hub.find(key);
    if (charter) room?.learn(charter);
    else room?.end();
    doorkeeper.hear(key, charter);
  };
