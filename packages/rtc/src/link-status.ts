import type { ConnectionStatus } from "./connection-status.ts";

/** How the media connection to one other member does, in the words that the page shows. */
export type LinkStatus = "connecting" | "connected" | "recovering" | "lost";

/** A link is as good as its audio. `silent`: nothing comes over it, whatever the browser says. */
export function toLinkStatus(audio: ConnectionStatus | undefined, silent: boolean): LinkStatus {
  switch (audio?.kind) {
    case "connected":
      return silent ? "recovering" : "connected";
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
