import { roomKey, type InstanceId, type RoomCode, type RoomKey, type SeatId } from "@efir/protocol";
import { HeadCount } from "./head-count.ts";
import { LocalRoom } from "./local-room.ts";

/** The rooms that somebody of this instance is in, or on the way in. */
export interface Hub {
  /** The room of this code, opened if need be. Whoever asks lets it go again with `tidy`. */
  readonly open: (code: RoomCode) => LocalRoom;
  /** The room of this code, kept until it is let go, whoever comes and goes meanwhile. */
  readonly hold: (code: RoomCode) => Held;
  readonly find: (key: RoomKey) => LocalRoom | undefined;
  /** Lets the room go if nobody of ours is in it any more. */
  readonly tidy: (room: LocalRoom) => void;
  readonly rooms: () => readonly LocalRoom[];
  /** The instances that have members in one of them, ours too. Asked often, so that it is counted as they come and go. */
  readonly near: () => Iterable<InstanceId>;
}

interface Held {
  readonly room: LocalRoom;
  /** Lets the room go, as `tidy` does. To be called once. */
  readonly letGo: () => void;
}

export interface Whereabouts extends Place {
  /** Counts the rooms that each instance is in. */
  readonly near: HeadCount<InstanceId>;
}

interface Place {
  readonly instance: InstanceId;
  /** A seat turns out to be at another instance than was known. */
  readonly moved: (seat: SeatId, to: InstanceId) => void;
}

export function createHub(place: Place): Hub {
  const near = new HeadCount<InstanceId>();
  const whereabouts = { ...place, near };
  const rooms = new Map<RoomKey, LocalRoom>();
  const holders = new HeadCount<LocalRoom>();

  function open(code: RoomCode): LocalRoom {
    const key = roomKey(code);
    const room = rooms.get(key) ?? new LocalRoom(code, whereabouts);
    rooms.set(key, room);
    return room;
  }

  function tidy(room: LocalRoom): void {
    const isNeeded = room.size() > 0 || holders.has(room);
    if (isNeeded || rooms.get(room.key) !== room) return;
    rooms.delete(room.key);
    room.close();
  }

  return {
    open,
    tidy,
    hold: (code) => {
      const room = open(code);
      holders.add(room);
      const letGo = () => {
        holders.remove(room);
        tidy(room);
      };
      return { room, letGo };
    },
    find: (key) => rooms.get(key),
    rooms: () => [...rooms.values()],
    near: () => near.kinds(),
  };
}
