import { createAdminKeeper, type AdminKeeper, type AdminKeeperDeps } from "./admin-keeper.ts";
import type { Links } from "../links.ts";
import { createDoorKeeper, type DoorKeeper, type DoorKeeperDeps } from "./door-keeper.ts";

/** What the bot does for the order of rooms: those at the door, and those who moderate. */
export interface House extends DoorKeeper {
  readonly admins: Pick<AdminKeeper, "refresh">;
}

/** Often enough for a directory that forgets in a day, or was emptied. */
const INVITE_EVERY_MS = 10 * 60_000;

type HouseDeps = AdminKeeperDeps &
  DoorKeeperDeps & { readonly links: Pick<Links, "directBeginning"> };

export function createHouse(deps: HouseDeps): House {
  const { directory, links, clock, logger } = deps;
  const invite = () => directory.setInvite(links.directBeginning());
  let stopInviting = () => {};
  const admins = createAdminKeeper(deps);
  const door = createDoorKeeper(deps);
  return {
    admins,
    start: async () => {
      await Promise.all([admins.start(), door.start(), invite()]);
      stopInviting();
      stopInviting = clock.every(INVITE_EVERY_MS, () => {
        invite().catch(() => logger.warn("The directory could not be told how to invite"));
      });
    },
    close: async () => {
      stopInviting();
      await Promise.all([admins.close(), door.close()]);
    },
  };
}
