const TURNS = 2;
const TURNS_WITH_TLS = 3;

/** About how long a turn on the network takes, by how long a socket took to open: one for TCP, one for TLS, one for the WebSocket. */
export const turnMs = (url: string, openedAfterMs: number): number =>
  openedAfterMs / (url.startsWith("wss:") ? TURNS_WITH_TLS : TURNS);
