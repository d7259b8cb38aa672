import { assertNever, ok } from "@efir/kit";
import type { ClientMessage } from "@efir/protocol";
import { changeState } from "./change-state.ts";
import type { Session } from "./connection.ts";
import type { Deps } from "./deps.ts";
import { toFrame, toPassingFrame } from "./frame.ts";
import { greet } from "./greet.ts";
import { joinRoom } from "./join-room.ts";
import { leaveRoom } from "./leave-room.ts";
import { moderate } from "./moderate.ts";
import { refuse, type Outcome } from "./outcome.ts";
import { takeReport } from "./take-report.ts";
import { talk } from "./talk.ts";

type Ping = Extract<ClientMessage, { readonly type: "ping" }>;

/** Decides what a message does. Waits only where the directory is asked. */
export function handleMessage(
  session: Session,
  message: ClientMessage,
  deps: Deps,
): Outcome | Promise<Outcome> {
  const { phase } = session;
  if (message.type === "hello") return greet(session, message, deps);
  if (phase.kind !== "greeted") return helloFirst(session);
  switch (message.type) {
    case "join":
      return joinRoom(session, { join: message, identity: phase.identity }, deps);
    case "leave":
      return leave(session, deps);
    case "state":
      return changeState(session, message.state, deps);
    case "ping":
      return pong(session, message);
    case "moderate":
      return moderate(session, message, deps);
    case "say":
    case "react":
      return talk(session, message, deps);
    case "report":
      return takeReport(session, message.report, deps);
    default:
      return assertNever(message);
  }
}

/** Nothing is answered to whom we do not know. */
export function helloFirst({ connection }: Session): Outcome {
  connection.end("hello-expected");
  return ok(undefined);
}

/** Goes past the line: a pong is not worth being sent twice. */
function pong({ socket, place }: Session, { at, had }: Ping): Outcome {
  const line = place.kind === "room" ? place.line : null;
  if (had !== undefined) line?.arrived(had);
  socket.talks();
  socket.send(toPassingFrame({ type: "pong", at, ...(line && { had: line.heard() }) }));
  return ok(undefined);
}

async function leave(session: Session, deps: Deps): Promise<Outcome> {
  const waited = deps.doorkeeper.stop(session);
  if (session.place.kind === "lobby" && !waited) return refuse("not-joined");
  await leaveRoom(session, deps);
  session.connection.send(toFrame({ type: "left" }));
  return ok(undefined);
}
