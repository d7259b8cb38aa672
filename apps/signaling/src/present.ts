import type { Presence } from "@efir/protocol";
import type { RoomPlace } from "./connection.ts";
import type { Deps } from "./deps.ts";

/** Tells the room whether a member of ours has a socket. Nothing is told that is known. */
export function present({ room, self }: RoomPlace, presence: Presence, { others }: Deps): void {
  const { seat } = self;
  if (!room.present(seat, presence)) return;
  others.tell(room.otherInstances(), room.key, { type: "member-presence", seat, presence });
}
