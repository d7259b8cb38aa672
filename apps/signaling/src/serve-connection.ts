import type { CloseReason } from "@efir/protocol";
import type { Connection, Session } from "./connection.ts";
import type { Deps } from "./deps.ts";
import { FrameLimit } from "./frame-limit.ts";
import type { Frame } from "./frame.ts";
import { handleFrame, refuseFrame, tooFast } from "./handle-frame.ts";
import { leaveRoom } from "./leave-room.ts";
import { PromptQueue } from "./prompt-queue.ts";
import { StateLane } from "./state-lane.ts";

/** How long a client may take to say who it is. */
const HELLO_WITHIN_MS = 10_000;

/** A socket as the rules see it. Neither call throws. `send` may end the connection before it returns. */
export interface Socket {
  readonly send: (frame: Frame) => void;
  /** More waits to be read than should; `drained` is called once nothing does. */
  readonly isFull: () => boolean;
  readonly close: (reason: CloseReason) => void;
  /** Its other end says by itself, again and again, that it is there. */
  readonly talks: () => void;
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

interface Around {
  /** Resolves when it is known whether our members are still ours; null: they are. */
  readonly doubt: () => Promise<void> | null;
  readonly ended: (self: Served) => void;
}

/** Serves one connection: frames in, in their order; frames out; and the seat given up when it closes. */
export class ServedConnection extends StateLane implements Connection, Served {
  readonly #socket: Socket;
  readonly #deps: Deps;
  readonly #around: Around;
  readonly #limit: FrameLimit;
  readonly #inOrder: PromptQueue;
  readonly #session: Session;
  /** Until it has said who it is. */
  #stopWaiting: (() => void) | null;

  constructor(socket: Socket, deps: Deps, around: Around) {
    super(deps.metrics.stateOvertaken);
    this.#socket = socket;
    this.#deps = deps;
    this.#around = around;
    this.#limit = new FrameLimit(deps.limits, deps.clock);
    this.#inOrder = new PromptQueue((error) => this.#failed(error));
    this.#session = newSession(deps.randomId(), this);
    this.#stopWaiting = deps.clock.after(HELLO_WITHIN_MS, () => this.end("hello-expected"));
    deps.logger.info("connected", { connection: this.#session.id });
  }

  isFull(): boolean {
    return this.#socket.isFull();
  }

  send(frame: Frame): void {
    if (this.#session.phase.kind !== "ended") this.#socket.send(frame);
  }

  sendNews(frame: Frame): void {
    this.send(frame);
  }

  sendTruth(frame: Frame): void {
    this.send(frame);
  }

  end(reason: CloseReason): void {
    if (this.#session.phase.kind !== "ended") this.#socket.close(reason);
    this.closed(reason);
  }

  receive(raw: Frame): void {
    const session = this.#session;
    if (session.phase.kind === "ended") return;
    const doubt = this.#around.doubt();
    if (doubt) this.#inOrder.run(() => doubt);
    const verdict = this.#limit.judge();
    if (verdict.kind === "flooding") this.end("flooding");
    else if (verdict.kind === "fine") this.#inOrder.run(() => this.#handle(raw));
    else {
      const refused = tooFast(raw, verdict.retryAfterMs);
      this.#inOrder.run(() => refuseFrame(session, refused, this.#deps));
    }
  }

  drained(): void {
    this.#session.connection.caughtUp();
  }

  closed(reason: CloseReason | undefined): void {
    const session = this.#session;
    const { metrics, logger } = this.#deps;
    if (session.phase.kind === "ended") return;
    session.phase = { kind: "ended" };
    this.#waitNoMore();
    const why = reason ?? "other";
    metrics.closed(why);
    logger.info("closed", { connection: session.id, why });
    this.#inOrder.run(() => vacate(session, reason, this.#deps));
    this.#around.ended(this);
  }

  talks(): void {
    this.#socket.talks();
  }

  idle(): Promise<void> {
    return this.#inOrder.idle();
  }

  #handle(raw: Frame): void | Promise<void> {
    const done = handleFrame(this.#session, raw, this.#deps);
    if (this.#stopWaiting && this.#session.phase.kind !== "new") this.#waitNoMore();
    return done;
  }

  #waitNoMore(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = null;
  }

  #failed(error: unknown): void {
    this.#deps.logger.error("a frame could not be handled", {
      connection: this.#session.id,
      error,
    });
    this.end("server-error");
  }
}

/** What becomes of the seat when its socket is gone. */
async function vacate(session: Session, reason: CloseReason | undefined, deps: Deps) {
  await Promise.resolve(); // whoever is in the middle of telling a room finishes first
  deps.doorkeeper.stop(session);
  const isHeld = session.place.kind === "room" && session.place.line !== null;
  await (isHeld ? deps.held.socketGone(session, reason) : leaveRoom(session, deps));
}

const newSession = (id: string, served: Session["socket"]): Session => ({
  id,
  socket: served,
  connection: served,
  phase: { kind: "new" },
  place: { kind: "lobby" },
});
