import type { CloseReason } from "@efir/protocol";
import type { Deps } from "./deps.ts";
import { ServedConnection, type Served, type Socket } from "./serve-connection.ts";

/** The connections of one instance. */
export interface Connections {
  readonly serve: (socket: Socket) => Served;
  readonly size: () => number;
  /** Resolves when what they had under way is done. */
  readonly endAll: (reason: CloseReason) => Promise<void>;
}

/** `doubt`: see LeaseKeeper. */
export function createConnections(deps: Deps, doubt: () => Promise<void> | null): Connections {
  const open = new Set<Served>();
  const leaving = new Set<Promise<void>>();

  function ended(served: Served): void {
    open.delete(served);
    const done = served.idle().finally(() => leaving.delete(done));
    leaving.add(done);
  }

  const around = { doubt, ended };
  return {
    serve: (socket) => {
      const served = new ServedConnection(socket, deps, around);
      open.add(served);
      return served;
    },
    size: () => open.size,
    endAll: async (reason) => {
      for (const served of open) served.end(reason);
      await Promise.all(leaving);
    },
  };
}
