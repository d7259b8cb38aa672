import type { Server } from "node:http";
import type { SignalingDeps } from "./deps.ts";
import { createApp, type HttpApp } from "./http/app.ts";
import { createInstance } from "./instance.ts";
import { createSocketServer } from "./socket-server.ts";

export interface Signaling {
  /** Its HTTP. Paths that it does not know fall through to whoever mounts it. */
  readonly app: HttpApp;
  /** Takes the sockets that come to /ws of this server. */
  readonly attach: (server: Server) => void;
  /** Resolves when people can be let in. Rejects when the directory or the bus is out of reach. */
  readonly start: () => Promise<void>;
  /**
   * Not ready from now on; ends all connections and gives up all seats. Resolves within five seconds. The
   * server, the directory and the bus stay open: they are their owner's.
   */
  readonly close: () => Promise<void>;
}

export function createSignaling(deps: SignalingDeps): Signaling {
  const instance = createInstance(deps);
  const sockets = createSocketServer(instance);
  const { hub, held, neighbours, reach, metrics, others, departures, busLag } = instance.deps;
  metrics.watch({
    connections: instance.connections.size,
    members: () => hub.rooms().reduce((sum, room) => sum + room.size(), 0),
    rooms: () => hub.rooms().length,
    waiting: () => held.waiting(),
    silentInstances: () => neighbours.silent(),
    isStoreAway: reach.isAway,
    queued: sockets.queued,
    signalsHeld: () => others.mail.waiting(),
    departuresOwed: departures.owed,
    leaseAgeMs: instance.leaseAgeMs,
    busLagMs: busLag.ms,
  });
  return {
    app: createApp(instance),
    attach: sockets.attach,
    start: instance.start,
    close: async () => {
      await Promise.all([instance.close(), sockets.close()]);
    },
  };
}
