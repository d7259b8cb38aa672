import { STATUS_CODES, type IncomingMessage, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { closeReason, MAX_FRAME_BYTES } from "@efir/protocol";
import { createAddressLimit } from "./address-limit.ts";
import { clientAddress } from "./client-address.ts";
import type { Queued } from "./gauges.ts";
import { startHeartbeat } from "./heartbeat.ts";
import type { Instance } from "./instance.ts";
import { OpenSocket } from "./open-socket.ts";
import { isOriginAllowed } from "./origin.ts";
import { Outbox } from "./outbox.ts";

export interface SocketServer {
  /** Takes the sockets that come to /ws of this server. */
  readonly attach: (server: Server) => void;
  readonly queued: () => Queued;
  /** Resolves when no socket is open any more, which those that do not close are made to. */
  readonly close: () => Promise<void>;
}

export function createSocketServer(instance: Instance): SocketServer {
  const { settings, limits, clock, logger } = instance.deps;
  const door = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false, // costs memory for each socket, and what is said here is short
  });
  const open = new Map<WebSocket, OpenSocket>();
  const connects = createAddressLimit(limits.connect, clock);
  const outbox = new Outbox();
  const noted = (error: Error) => logger.debug("socket error", { reason: error.message });
  const listen = earsFor(open, noted);
  let stopHeartbeat = () => {};

  function whyNot(request: IncomingMessage): number | null {
    if (!instance.isServing()) return 503;
    if (connects.take(clientAddress(request, settings.trustProxy)) > 0) return 429;
    return isOriginAllowed(request.headers, settings.allowedOrigins) ? null : 403;
  }

  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on("error", giveUp);
    const status = whyNot(request);
    if (status !== null) return refuseUpgrade(stream, status);
    door.handleUpgrade(request, stream, head, (socket) => {
      stream.off("error", giveUp); // from now on the WebSocket sees to it
      const one = new OpenSocket({ door: socket, stream, outbox }, instance);
      open.set(socket, one);
      listen(socket);
    });
  }

  return {
    attach: (server) => {
      stopHeartbeat();
      stopHeartbeat = startHeartbeat(() => open.values(), clock);
      server.on("upgrade", (request, stream, head) => {
        if (request.url?.split("?")[0] === "/ws") upgrade(request, stream, head);
        // Somebody else may listen for another path; if nobody does, nobody answers.
        else if (server.listenerCount("upgrade") === 1) refuseUpgrade(stream, 404);
      });
    },
    queued: () => queuedIn(open.values(), limits.slowBytes),
    close: async () => {
      stopHeartbeat();
      await Promise.all([...open.keys()].map((socket) => closed(socket)));
    },
  };
}

/** Listens to a socket: with one function of each kind for all of them, of which there are thousands. */
function earsFor(open: Map<WebSocket, OpenSocket>, noted: (error: Error) => void) {
  function heard(this: WebSocket, data: WebSocket.RawData, isBinary: boolean): void {
    open.get(this)?.hear(data, isBinary);
  }
  function answered(this: WebSocket): void {
    open.get(this)?.answered();
  }
  function gone(this: WebSocket, code: number): void {
    const one = open.get(this);
    open.delete(this);
    one?.closed(closeReason(code));
  }
  return (socket: WebSocket) => {
    socket.on("message", heard);
    socket.on("pong", answered);
    socket.on("error", noted);
    socket.on("close", gone);
  };
}

/** It is gone before it was a socket. */
function giveUp(this: Duplex): void {
  this.destroy();
}

function queuedIn(open: Iterable<OpenSocket>, slowBytes: number): Queued {
  const queued = { flowing: 0, slow: 0, slowSockets: 0 };
  for (const { stream } of open) {
    const { writableLength } = stream;
    const isSlow = writableLength > slowBytes;
    queued[isSlow ? "slow" : "flowing"] += writableLength;
    if (isSlow) queued.slowSockets += 1;
  }
  return queued;
}

const closed = (socket: WebSocket): Promise<void> =>
  new Promise((resolve) => {
    if (socket.readyState === socket.CLOSED) resolve();
    else socket.once("close", () => resolve());
  });

function refuseUpgrade(stream: Duplex, status: number): void {
  const reason = STATUS_CODES[status] ?? "";
  stream.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
