import { afterClose, closeReason, type ServerMessage } from "@efir/protocol";
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
      if (reason === "moved") return end("taken-over");
      if (reason === "taken-over" || reason === "version-too-old") return end(reason);
      return end(reason === "normal" ? "left" : "refused");
  }
}

type Refused = Extract<ServerMessage, { type: "refused" }>;

/** Null when the refusal does not concern the way in. */
export function outcomeOfRefusal({ of, code, retryAfterMs }: Refused): SocketOutcome | null {
  if (of !== "join" && of !== "hello") return null;
  switch (code) {
    case "room-full":
    case "room-not-found":
    case "wrong-room":
      return end(code);
    case "try-again":
    case "too-fast":
      return { kind: "retry", freshToken: false, afterMs: retryAfterMs ?? null };
    case "bad-frame":
    case "unknown-type":
    case "already-greeted":
    case "already-joined":
    case "not-joined":
    case "no-such-member":
      return end("refused");
  }
}
