import type { HostSight } from "./host-watch.ts";

/** What the place of the app shows; `voices`: the room as it is without one. */
export type HostView = "ask" | "app" | "gone" | "voices";

export interface HostChoice {
  readonly hasAgreed: boolean;
  readonly wantsVoices: boolean;
}

export function hostView(
  sight: HostSight["kind"],
  { hasAgreed, wantsVoices }: HostChoice,
): HostView {
  if (wantsVoices || sight === "none") return "voices";
  if (sight === "gone") return "gone";
  return hasAgreed ? "app" : "ask";
}
