export type ConnectionStatus =
  | { readonly kind: "connecting" }
  | { readonly kind: "connected" }
  | { readonly kind: "recovering"; readonly attempt: number }
  | { readonly kind: "lost" }
  | { readonly kind: "closed" };

export type ConnectionEvent =
  | { readonly kind: "transport"; readonly state: RTCPeerConnectionState }
  | { readonly kind: "close" };

export const MAX_ICE_RESTARTS = 3;

/** Pure. The driver looks at the status it gets back and acts on it. Rules CS1 to CS5 in the test. */
export function nextStatus(status: ConnectionStatus, event: ConnectionEvent): ConnectionStatus {
  if (event.kind === "close") return { kind: "closed" };
  if (status.kind === "closed" || status.kind === "lost") return status;
  switch (event.state) {
    case "connected":
      return { kind: "connected" };
    case "failed": {
      const attempt = status.kind === "recovering" ? status.attempt + 1 : 1;
      return attempt > MAX_ICE_RESTARTS ? { kind: "lost" } : { kind: "recovering", attempt };
    }
    case "closed":
      return { kind: "closed" };
    case "new":
    case "connecting":
    case "disconnected": // often heals by itself; "failed" is what needs help
      return status;
  }
}
