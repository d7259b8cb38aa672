import { roomKey } from "@efir/protocol";
import { createConnections, type Connections } from "./connections.ts";
import type { Deps, SignalingDeps } from "./deps.ts";
import { equip } from "./equip.ts";
import { clearSeats, sendAway } from "./go-away.ts";
import { hearOthers } from "./hear-others.ts";
import { createLeaseKeeper } from "./lease-keeper.ts";
import { tellOutage } from "./outage.ts";
import { within } from "./within.ts";

/** How long closing may take once everybody was sent away; what is not done by then is left to the lapsing lease. */
const CLOSE_WITHIN_MS = 5_000;

/** One signaling instance but for its sockets and its HTTP: the rules at work. */
export interface Instance {
  readonly deps: Deps;
  readonly connections: Connections;
  /** Resolves when the instance is known to the others. */
  readonly start: () => Promise<void>;
  /** How long ago its lease was renewed. */
  readonly leaseAgeMs: () => number;
  /** Between `start` and `close`. */
  readonly isServing: () => boolean;
  /** Ends every connection, gives up every seat and tells the other instances. Never takes long. */
  readonly close: () => Promise<void>;
}

export function createInstance(given: SignalingDeps): Instance {
  const { directory, bus, clock, logger, instance } = given;
  let phase: "new" | "serving" | "closing" = "new";
  let stopListening = () => Promise.resolve();
  let stopFollowing = () => Promise.resolve();
  let closed: Promise<void> | null = null;
  const deps = equip(given, { isClosing: () => phase === "closing", storeChanged });
  const keeper = createLeaseKeeper(deps);
  const connections = createConnections(deps, keeper.doubt);
  const inMotion = [deps.neighbours, deps.reach, deps.busLag];

  function storeChanged(state: "away" | "back"): void {
    tellOutage(state, deps);
    if (state === "back") keeper.keepNow();
  }

  async function goAway(): Promise<void> {
    await connections.endAll("going-away");
    await keeper.stop();
    await clearSeats(deps);
    deps.held.close();
    for (const part of inMotion) part.stop();
    await Promise.all([stopListening(), stopFollowing()]);
  }

  return {
    deps,
    connections,
    start: async () => {
      stopListening = await bus.listen(instance, (said) => hearOthers(said, deps));
      stopFollowing = await directory.followRights(({ room, charter }) =>
        deps.hearRights(roomKey(room), charter),
      );
      await keeper.start();
      for (const part of inMotion) part.start();
      phase = "serving";
      logger.info("serving", { instance });
    },
    leaseAgeMs: keeper.ageMs,
    isServing: () => phase === "serving",
    close: () => {
      phase = "closing";
      const gone = () =>
        goAway().catch((error: unknown) => logger.warn("not all was told", { error }));
      closed ??= sendAway(deps).then(() => within(CLOSE_WITHIN_MS, gone(), clock));
      return closed;
    },
  };
}
