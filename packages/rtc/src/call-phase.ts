import type { Room } from "@efir/protocol";

/** Why a call is over. All but `left` deserve a sentence. */
export type EndReason =
  | "left"
  | "taken-over"
  | "room-not-found"
  | "room-full"
  | "wrong-room"
  | "version-too-old"
  | "not-admitted"
  | "refused";

export type CallPhase =
  /** `attempt` counts from 1; more than one means that the server could not be reached so far. */
  | { readonly kind: "connecting"; readonly attempt: number }
  | { readonly kind: "live"; readonly room: Room }
  | { readonly kind: "reconnecting"; readonly room: Room }
  | { readonly kind: "ended"; readonly reason: EndReason };
