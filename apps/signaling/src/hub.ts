import { roomKey, type InstanceId, type RoomCode, type RoomKey } from "@efir/protocol";
import { LocalRoom } from "./local-room.ts";

/** The rooms that somebody of this instance is in, or on the way in. */
export interface Hub {
  /** The room of this code, opened if need be. Whoever asks lets it go again with `tidy`. */
  readonly open: (code: RoomCode) => LocalRoom;
  readonly find: (key: RoomKey) => LocalRoom | undefined;
  /** Lets the room go if nobody of ours is in it any more. */
  readonly tidy: (room: LocalRoom) => void;
  readonly rooms: () => readonly LocalRoom[];
}

export function createHub(instance: InstanceId): Hub {
  const rooms = new Map<RoomKey, LocalRoom>();

  return {
    open: (code) => {
      const key = roomKey(code);
      const room = rooms.get(key) ?? new LocalRoom(code, instance);
      rooms.set(key, room);
      return room;
    },
    find: (key) => rooms.get(key),
    tidy: (room) => {
      if (room.size() === 0 && rooms.get(room.key) === room) rooms.delete(room.key);
    },
    rooms: () => [...rooms.values()],
  };
}
