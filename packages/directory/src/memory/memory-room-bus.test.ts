import { roomBusContract } from "../room-bus.contract.ts";
import { createMemoryRoomBus } from "./memory-room-bus.ts";

roomBusContract("memory", () => {
  const bus = createMemoryRoomBus();
  return Promise.resolve({ bus: () => bus, close: bus.close });
});
