import type { Directory } from "@efir/directory";
import type { RoomCode, SeatId } from "@efir/protocol";

/** More than can leave while a lease lasts; past that, the lapsed lease takes the seats away. */
const MAX_OWED = 10_000;

/** Tells the directory who left. While it is out of reach the debt is kept, and paid later. */
export interface Departures {
  /** Resolves when the directory was told, or could not be. Never rejects. */
  readonly leave: (room: RoomCode, seat: SeatId) => Promise<void>;
  /** Pays what is owed. */
  readonly settle: () => Promise<void>;
  /** How many it owes. */
  readonly owed: () => number;
}

export function createDepartures(
  directory: Directory,
  failed: (error: unknown) => void,
): Departures {
  const owed = new Map<SeatId, RoomCode>();

  async function leave(room: RoomCode, seat: SeatId): Promise<void> {
    try {
      await directory.leave(room, seat);
      owed.delete(seat);
    } catch (error) {
      failed(error);
      if (owed.size < MAX_OWED) owed.set(seat, room);
    }
  }

  return {
    leave,
    settle: async () => {
      for (const [seat, room] of owed) {
        await leave(room, seat);
        if (owed.has(seat)) return; // still out of reach
      }
    },
    owed: () => owed.size,
  };
}
