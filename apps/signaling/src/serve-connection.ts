import type { CloseReason } from "@efir/protocol";
import type { Connection, Session } from "./connection.ts";
import type { Deps } from "./deps.ts";
import { createFrameLimit } from "./frame-limit.ts";
import type { Frame } from "./frame.ts";
import { handleFrame, refuseFrame, tooFast } from "./handle-frame.ts";
import { leaveRoom } from "./leave-room.ts";
import { createPromptQueue } from "./prompt-queue.ts";
import { createStateLane } from "./state-lane.ts";

/** How long a client may take to say who it is. */
const HELLO_WITHIN_MS = 10_000;

/** A socket as the rules see it. Neither call throws. `send` may end the connection before it returns. */
export interface Socket {
  readonly send: (frame: Frame) => void;
  /** More waits to be read than should; `drained` is called once nothing does. */
  readonly isFull: () => boolean;
  readonly close: (reason: CloseReason) => void;
}

/** A connection as its socket sees it. */
export interface Served {
  readonly receive: (raw: Frame) => void;
  /** We end it. Its seat is given up now, however long the socket takes to close. */
  readonly end: (reason: CloseReason) => void;
  /** All that was sent is on its way. */
  readonly drained: () => void;
  /** The socket has closed, for a reason of ours or for another. */
  readonly closed: (reason: CloseReason | undefined) => void;
  /** Resolves when all that was received is done. */
  readonly idle: () => Promise<void>;
}

/** Serves one connection: frames in, in their order; frames out; and the seat given up when it closes. */
export function serveConnection(socket: Socket, deps: Deps, ended: () => void): Served {
  const { clock, limits, logger, metrics } = deps;
  const judge = createFrameLimit(limits, clock);
  const inOrder = createPromptQueue((error) => {
    logger.error("a frame could not be handled", { connection: session.id, error });
    end("server-error");
  });
  const { isFull } = socket;
  const states = createStateLane({ isFull, send, overtaken: metrics.stateOvertaken });
  const connection = { send, sendNews: send, sendTruth: send, ...states, isFull, end };
  const session = newSession(deps.randomId(), connection, inOrder.idle);
  const stopWaiting = clock.after(HELLO_WITHIN_MS, () => {
    if (session.phase.kind === "new") end("hello-expected");
  });

  function send(frame: Frame): void {
    if (session.phase.kind !== "ended") socket.send(frame);
  }

  function end(reason: CloseReason): void {
    if (session.phase.kind !== "ended") socket.close(reason);
    closed(reason);
  }

  function closed(reason: CloseReason | undefined): void {
    if (session.phase.kind === "ended") return;
    session.phase = { kind: "ended" };
    stopWaiting();
    const why = reason ?? "other";
    metrics.closed(why);
    logger.info("closed", { connection: session.id, why });
    inOrder.run(() => vacate(session, reason, deps));
    ended();
  }

  function receive(raw: Frame): void {
    if (session.phase.kind === "ended") return;
    const verdict = judge();
    if (verdict.kind === "flooding") end("flooding");
    else if (verdict.kind === "fine") inOrder.run(() => handleFrame(session, raw, deps));
    else {
      const refused = tooFast(raw, verdict.retryAfterMs);
      inOrder.run(() => refuseFrame(session, refused, deps));
    }
  }

  logger.info("connected", { connection: session.id });
  const drained = () => session.connection.caughtUp();
  return { receive, end, closed, drained, idle: inOrder.idle };
}

/** What becomes of the seat when its socket is gone. */
async function vacate(session: Session, reason: CloseReason | undefined, deps: Deps) {
  await Promise.resolve(); // whoever is in the middle of telling a room finishes first
  deps.doorkeeper.stop(session);
  const isHeld = session.place.kind === "room" && session.place.line !== null;
  await (isHeld ? deps.held.socketGone(session, reason) : leaveRoom(session, deps));
}

const newSession = (id: string, socket: Connection, idle: Session["idle"]): Session => ({
  id,
  socket,
  connection: socket,
  idle,
  phase: { kind: "new" },
  place: { kind: "lobby" },
});
