import { afterClose, closeReason, type ServerMessage, type TurnedAwayWhy } from "@efir/protocol";
import type { EndReason } from "./end-reason.ts";

/** What to do when a socket closed, or the server refused to let us in. */
export type SocketOutcome =
  | { readonly kind: "retry"; readonly freshToken: boolean; readonly afterMs: number | null }
  | { readonly kind: "end"; readonly reason: EndReason };

const end = (reason: EndReason): SocketOutcome => ({ kind: "end", reason });

/** Unknown codes are a network's or a proxy's: come back. */
export function outcomeOfClose(code: number): SocketOutcome {
  const reason = closeReason(code);
  switch (afterClose(reason)) {
    case "reconnect":
      return { kind: "retry", freshToken: false, afterMs: null };
    case "renew-token":
      return { kind: "retry", freshToken: true, afterMs: null };
    case "stop":
      return end(
        TOLD.find((told) => told === reason) ?? (reason === "normal" ? "left" : "refused"),
      );
  }
}

/** Those that deserve a sentence of their own. */
const TOLD = [
  "taken-over",
  "moved-away",
  "version-too-old",
  "removed",
  "banned",
  "room-ended",
] as const;

type Refused = Extract<ServerMessage, { type: "refused" }>;

/** Null when the refusal does not concern the way in. `wait`: the socket stays, somebody has to let us in. */
export function outcomeOfRefusal({
  of,
  code,
  retryAfterMs,
}: Refused): SocketOutcome | "wait" | null {
  if (of !== "join" && of !== "hello") return null;
  switch (code) {
    case "room-full":
    case "room-not-found":
    case "wrong-room":
    case "banned":
    case "room-locked":
    case "room-ended":
      return end(code);
    case "not-let-in":
      return "wait";
    case "try-again":
    case "too-fast":
      return { kind: "retry", freshToken: false, afterMs: retryAfterMs ?? null };
    case "bad-frame":
    case "unknown-type":
    case "already-greeted":
    case "already-joined":
    case "not-joined":
    case "no-such-member":
    case "not-allowed":
      return end("refused");
  }
}

/** Whoever waited was not let in. */
export const outcomeOfWaiting = (why: TurnedAwayWhy): SocketOutcome =>
  end(why === "declined" ? "turned-away" : why);
