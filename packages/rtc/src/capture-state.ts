/** Why a microphone, camera or screen cannot be had. */
export type BlockedBy = "user" | "no-device" | "other-app" | "unsupported" | "lost";

export type CaptureState =
  | { readonly kind: "off" | "starting" | "on" }
  | { readonly kind: "blocked"; readonly by: BlockedBy };

/** What the browser's refusal of a device means for the person. */
export function toBlockedBy(error: unknown): BlockedBy {
  switch (error instanceof Error ? error.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return "user";
    case "NotFoundError":
    case "OverconstrainedError":
      return "no-device";
    case "NotReadableError":
    case "AbortError":
      return "other-app";
    default:
      return "unsupported";
  }
}
