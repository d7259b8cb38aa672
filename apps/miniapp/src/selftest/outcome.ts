import type { BlockedBy } from "@efir/rtc";

/** In the order in which they are looked at: what others stand on comes first. */
export const CHECKS = [
  "server",
  "socket",
  "stun",
  "turn-udp",
  "turn-tcp",
  "turn-tls",
  "decode",
  "microphone",
  "camera",
] as const;
export type CheckName = (typeof CHECKS)[number];

export type Failure = BlockedBy | "no-answer" | "refused" | "silent";

export type Outcome =
  | { readonly kind: "waiting" | "running" }
  | { readonly kind: "passed"; readonly ms: number }
  | { readonly kind: "failed"; readonly why: Failure }
  /** This server has no such thing, so there is nothing to check. */
  | { readonly kind: "absent" };

export type Verdict = "passed" | "absent" | Failure;
export type Outcomes = { readonly [name in CheckName]: Outcome };
