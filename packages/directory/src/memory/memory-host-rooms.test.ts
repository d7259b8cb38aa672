import { createManualClock } from "@efir/kit";
import { hostRoomsContract } from "../host-rooms.contract.ts";
import { createMemoryHostRooms } from "./memory-host-rooms.ts";

hostRoomsContract(() => {
  const clock = createManualClock();
  return Promise.resolve({
    rooms: createMemoryHostRooms({ clock }),
    passes: (ms) => {
      clock.advance(ms);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
});
