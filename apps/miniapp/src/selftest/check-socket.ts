import type { Verdict } from "./outcome.ts";

/** Whether a WebSocket comes through: some proxies let pages pass and cut these. */
export const checkSocket = (open: () => WebSocket): Promise<Verdict> =>
  new Promise((resolve) => {
    const socket = open();
    socket.addEventListener("open", () => {
      socket.close();
      resolve("passed");
    });
    socket.addEventListener("error", () => resolve("refused"));
  });
