import { createAdminKeeper, type AdminKeeper, type AdminKeeperDeps } from "./admin-keeper.ts";
import { createDoorKeeper, type DoorKeeper, type DoorKeeperDeps } from "./door-keeper.ts";

/** What the bot does for the order of rooms: those at the door, and those who moderate. */
export interface House extends DoorKeeper {
  readonly admins: Pick<AdminKeeper, "refresh">;
}

export function createHouse(deps: AdminKeeperDeps & DoorKeeperDeps): House {
  const admins = createAdminKeeper(deps);
  const door = createDoorKeeper(deps);
  return {
    admins,
    start: async () => {
      await Promise.all([admins.start(), door.start()]);
    },
    close: async () => {
      await Promise.all([admins.close(), door.close()]);
    },
  };
}
