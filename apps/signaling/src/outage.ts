import type { Deps } from "./deps.ts";

/** One quiet word to everybody in a room: those of other instances may change unseen, or come back. */
export function tellOutage(store: "away" | "back", { hub, neighbours, logger }: Deps): void {
  logger.warn(`the directory is ${store === "away" ? "out of reach" : "within reach again"}`);
  const state = store === "away" ? "began" : "ended";
  for (const room of hub.rooms()) room.broadcast({ type: "outage", state });
  if (store === "back") neighbours.startAnew();
}
