import type { Deps } from "./deps.ts";
import { announceSwept } from "./sweep.ts";

/** So that all those who come back do not come at once. */
const SPREAD_MS = 5_000;
/** Nobody waits for that where few are connected. */
const EACH_MS = 5;

/**
 * Sends those away who can go on elsewhere, spread over some seconds: they come back at another instance,
 * which asks for their seats here meanwhile.
 */
export function sendAway({ held, clock }: Deps): Promise<void> {
  const sessions = held.sessions();
  const overMs = Math.min(SPREAD_MS, sessions.length * EACH_MS);
  const ended = sessions.map(
    ({ socket }, index) =>
      new Promise<void>((resolve) => {
        clock.after((overMs * (index + 1)) / sessions.length, () => {
          socket.end("going-away");
          resolve();
        });
      }),
  );
  return Promise.all(ended).then(() => undefined);
}

/** Parks the seats that nobody has asked for, and gives up the rest. */
export async function clearSeats(deps: Deps): Promise<void> {
  const { directory, instance, handover } = deps;
  const parked = await handover.parkAll();
  if (parked === 0) return announceSwept(await directory.retire(instance), deps);
  await giveUpRest(deps);
  await directory.renew(instance); // for as long as another lease they are listed, and not swept
}

async function giveUpRest({ directory, hub, others }: Deps): Promise<void> {
  for (const room of hub.rooms()) {
    for (const { seat } of room.ourMembers()) {
      await directory.leave(room.code, seat);
      const news = { type: "member-left", seat, reason: "lost" } as const;
      others.tell(room.otherInstances(), room.key, news);
    }
  }
}
