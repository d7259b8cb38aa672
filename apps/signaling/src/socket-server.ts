import { isUtf8 } from "node:buffer";
import { STATUS_CODES, type IncomingMessage, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { CLOSE_CODES, closeReason, MAX_FRAME_BYTES } from "@efir/protocol";
import { createAddressLimit } from "./address-limit.ts";
import { clientAddress } from "./client-address.ts";
import type { Queued } from "./gauges.ts";
import { startHeartbeat, type Pulse } from "./heartbeat.ts";
import type { Instance } from "./instance.ts";
import { isOriginAllowed } from "./origin.ts";
import type { Served } from "./serve-connection.ts";

/** How long the other end may take to close, before its socket is cut. */
const CUT_AFTER_MS = 2_000;
const NOTHING = Buffer.alloc(0);

export interface SocketServer {
  /** Takes the sockets that come to /ws of this server. */
  readonly attach: (server: Server) => void;
  readonly queued: () => Queued;
  /** Resolves when no socket is open any more, which those that do not close are made to. */
  readonly close: () => Promise<void>;
}

export function createSocketServer(instance: Instance): SocketServer {
  const { settings, limits, clock } = instance.deps;
  const door = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false, // costs memory for each socket, and what is said here is short
  });
  const pulses = new Map<WebSocket, Pulse>();
  const streams = new Set<Duplex>();
  const connects = createAddressLimit(limits.connect, clock);
  let stopHeartbeat = () => {};

  function whyNot(request: IncomingMessage): number | null {
    if (!instance.isServing()) return 503;
    if (connects.take(clientAddress(request, settings.trustProxy)) > 0) return 429;
    return isOriginAllowed(request.headers, settings.allowedOrigins) ? null : 403;
  }

  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on("error", () => stream.destroy()); // gone before it was a socket
    const status = whyNot(request);
    if (status !== null) return refuseUpgrade(stream, status);
    door.handleUpgrade(request, stream, head, (socket) => {
      pulses.set(socket, serveSocket(socket, stream, instance));
      streams.add(stream);
      socket.once("close", () => {
        pulses.delete(socket);
        streams.delete(stream);
      });
    });
  }

  return {
    attach: (server) => {
      stopHeartbeat();
      stopHeartbeat = startHeartbeat(() => pulses.values(), clock);
      server.on("upgrade", (request, stream, head) => {
        if (request.url?.split("?")[0] === "/ws") upgrade(request, stream, head);
        // Somebody else may listen for another path; if nobody does, nobody answers.
        else if (server.listenerCount("upgrade") === 1) refuseUpgrade(stream, 404);
      });
    },
    queued: () => queuedIn(streams, limits.slowBytes),
    close: async () => {
      stopHeartbeat();
      await Promise.all([...pulses.keys()].map((socket) => closed(socket)));
    },
  };
}

function queuedIn(streams: Iterable<Duplex>, slowBytes: number): Queued {
  const queued = { flowing: 0, slow: 0, slowSockets: 0 };
  for (const { writableLength } of streams) {
    const isSlow = writableLength > slowBytes;
    queued[isSlow ? "slow" : "flowing"] += writableLength;
    if (isSlow) queued.slowSockets += 1;
  }
  return queued;
}

/** Frames go to the stream as they are: the WebSocket would frame them anew for each addressee. */
function serveSocket(socket: WebSocket, stream: Duplex, { connections, deps }: Instance): Pulse {
  const { clock, limits, logger } = deps;
  let heardAt = clock.now();
  const heard = () => void (heardAt = clock.now());

  const isFull = () => stream.writableLength > limits.slowBytes;
  const tooSlow = () => served.end("too-slow");
  let stopWaiting: (() => void) | null = null;
  function overfull(): void {
    stopWaiting ??= clock.after(limits.slowMs, tooSlow);
    if (stream.writableLength > limits.unreadBytes) tooSlow();
  }

  function drained(): void {
    stopWaiting?.();
    stopWaiting = null;
    served.drained();
  }

  const served: Served = connections.serve({
    send: (frame) => {
      if (socket.readyState !== socket.OPEN) return;
      stream.write(frame);
      if (isFull()) overfull();
    },
    isFull,
    close: (reason) => {
      socket.close(CLOSE_CODES[reason], reason);
      const cancel = clock.after(CUT_AFTER_MS, () => socket.terminate());
      socket.once("close", cancel);
    },
  });

  socket.on("message", (data, isBinary) => {
    heard();
    const raw = toBuffer(data);
    // What is relayed goes out as text, and a browser drops a connection whose text is none.
    served.receive(isBinary && !isUtf8(raw) ? NOTHING : raw);
  });
  socket.on("pong", heard);
  socket.on("ping", heard);
  socket.on("error", (error) => logger.debug("socket error", { reason: error.message }));
  stream.on("drain", drained);
  socket.on("close", (code) => {
    stopWaiting?.();
    served.closed(closeReason(code));
  });
  return { ping: () => socket.ping(), heardAt: () => heardAt, silent: () => served.end("silent") };
}

function toBuffer(data: Buffer | ArrayBuffer | Buffer[]): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
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
