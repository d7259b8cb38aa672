import type { Room } from "@efir/protocol";
import type { EndReason } from "./end-reason.ts";
import type { SignalingStatus } from "./signaling.ts";

export type CallPhase =
  /** `attempt` counts from 1; more than one means that the server could not be reached so far. */
  | { readonly kind: "connecting"; readonly attempt: number }
  /** Somebody has to let one in. Goes on by itself when they do; `ended` when they do not. */
  | { readonly kind: "waiting" }
  | { readonly kind: "live"; readonly room: Room }
  | { readonly kind: "reconnecting"; readonly room: Room }
  | { readonly kind: "ended"; readonly reason: EndReason };

/** The phase of a call, from the way to the server and the room once one was entered. */
export function toCallPhase(status: SignalingStatus, room: Room | null): CallPhase {
  switch (status.kind) {
    case "ended":
    case "waiting":
      return status;
    case "connecting":
      return room ? { kind: "reconnecting", room } : status;
    case "joined":
      return room ? { kind: "live", room } : { kind: "connecting", attempt: 1 };
  }
}
