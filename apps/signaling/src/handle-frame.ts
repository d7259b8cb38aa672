import { createRecall } from "@efir/kit";
import {
  decodeClientMessage,
  SIGNAL_MARK,
  type ClientMessage,
  type Refusable,
} from "@efir/protocol";
import type { Session } from "./connection.ts";
import type { Deps } from "./deps.ts";
import { toFrame, type Frame } from "./frame.ts";
import { handleMessage, helloFirst } from "./handle-message.ts";
import { refuse, type Outcome, type Refused } from "./outcome.ts";
import { addresseeOf, relaySignal } from "./relay-signal.ts";

type Read =
  | { readonly kind: "signal" }
  | { readonly kind: "message"; readonly message: ClientMessage }
  | { readonly kind: "junk"; readonly code: "bad-frame" | "unknown-type" };

/** There are some hundred different states in all, and speaking people send little else. */
const recallMessage = createRecall(decodeClientMessage, { texts: 256, chars: 120 });
/** No two are the same, so nothing is gained by remembering them. */
const PING = '{"type":"ping"';
const MARK = SIGNAL_MARK.charCodeAt(0);

/** Does what a frame asks, or answers why not. Answers at once unless the directory has to be asked. */
export function handleFrame(session: Session, raw: Frame, deps: Deps): void | Promise<void> {
  if (session.phase.kind === "ended") return;
  const read = readFrame(raw);
  countFrame(session, toRefusable(read));
  const outcome = act(session, { read, raw }, deps);
  const answer = (done: Outcome) => {
    if (!done.ok) answerRefused(session, { of: toRefusable(read), ...done.error }, deps);
  };
  return outcome instanceof Promise ? outcome.then(answer) : answer(outcome);
}

/** What to answer to a frame that came too fast. Holds nothing of the frame itself. */
export function tooFast(raw: Frame, retryAfterMs: number): RefusedFrame {
  const read = readFrame(raw);
  const seat = read.kind === "signal" ? addresseeOf(raw) : undefined;
  return { of: toRefusable(read), code: "too-fast", retryAfterMs, ...(seat && { seat }) };
}

interface RefusedFrame extends Refused {
  readonly of: Refusable;
}

function answerRefused(session: Session, refused: RefusedFrame, deps: Deps): void {
  deps.metrics.frameRefused(refused.code);
  session.connection.send(toFrame({ type: "refused", ...refused }));
}

/** The same for a frame that was not looked into. */
export function refuseFrame(session: Session, refused: RefusedFrame, deps: Deps): void {
  if (session.phase.kind === "ended") return;
  countFrame(session, refused.of);
  answerRefused(session, refused, deps);
}

/** Whatever comes of it, this frame was had, and is not sent again. Rule SN2. */
function countFrame({ place }: Session, type: Refusable): void {
  if (place.kind === "room" && type !== "ping") place.line?.hear();
}

function act(
  session: Session,
  { read, raw }: { readonly read: Read; readonly raw: Frame },
  deps: Deps,
): Outcome | Promise<Outcome> {
  if (read.kind === "message") return handleMessage(session, read.message, deps);
  if (session.phase.kind === "new") return helloFirst(session);
  return read.kind === "signal" ? relaySignal(session, raw, deps) : refuse(read.code);
}

function readFrame(raw: Frame): Read {
  if (raw[0] === MARK) return { kind: "signal" };
  const text = raw.toString("utf8");
  const decoded = text.startsWith(PING) ? decodeClientMessage(text) : recallMessage(text);
  return decoded.ok
    ? { kind: "message", message: decoded.value }
    : { kind: "junk", code: decoded.error.code };
}

function toRefusable(read: Read): Refusable {
  if (read.kind === "message") return read.message.type;
  return read.kind === "signal" ? "signal" : "frame";
}
