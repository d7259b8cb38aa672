import { systemClock } from "@efir/kit";
import { Anteroom, type GivenSocket } from "./anteroom.ts";
import type { CallOptions } from "./call.ts";

let anteroom: Anteroom | null = null;

/**
 * Goes as far on the way into a room as one can without joining: a call of the same `token` that is created within some minutes goes on
 * from there. It needs nothing of the engine, and may begin before that is here.
 */
export function prepareJoin(options: Pick<CallOptions, "url" | "token">): void {
  anteroom?.close();
  const openSocket = (url: string) => new WebSocket(url);
  anteroom = new Anteroom({ ...options, openSocket, clock: systemClock });
}

export function takePrepared(token: CallOptions["token"]): GivenSocket | null {
  const given = anteroom?.take(token) ?? null;
  anteroom = null;
  return given;
}
