import type { Deps } from "./deps.ts";

/** The store was away: what was said of rights meanwhile, or while we listened again, was missed. */
export async function catchUp({ directory, hub, hearRights }: Deps): Promise<void> {
  for (const room of hub.rooms()) {
    const charter = await directory.charter(room.code);
    if (charter) hearRights(room.key, charter);
    else if (await directory.hasEnded(room.code)) hearRights(room.key, null);
  }
}
