import type { ConnectionStatus } from "./connection-status.ts";

/** How the media connection to one other member does, in the words that the page shows. */
export type LinkStatus = "connecting" | "connected" | "recovering" | "lost";

/** A link is as good as its audio. */
export function toLinkStatus(audio: ConnectionStatus | undefined): LinkStatus {
  switch (audio?.kind) {
    case "connected":
      return "connected";
    case "recovering":
      return "recovering";
    case "lost":
      return "lost";
    case "connecting":
    case "closed":
    case undefined:
      return "connecting";
  }
}
