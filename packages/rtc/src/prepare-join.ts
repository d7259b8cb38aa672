import { systemClock } from "@efir/kit";
import { Anteroom, type AnteroomOptions, type GivenSocket } from "./anteroom.ts";
import type { CallOptions } from "./call.ts";

let anteroom: Anteroom | null = null;

/**
 * Goes as far on the way into a room as one can without joining: a call of the same `token` that is created within some minutes goes on
 * from there. Before it is known who comes, with null, it goes to the server's door alone. It needs nothing of the engine, and may begin
 * before that is here.
 */
export function prepareJoin({ url, token }: Pick<AnteroomOptions, "url" | "token">): void {
  if (token && anteroom?.admit(token)) return;
  anteroom?.close();
  const openSocket = (at: string) => new WebSocket(at);
  anteroom = new Anteroom({ url, token, openSocket, clock: systemClock });
}

export function takePrepared(token: CallOptions["token"]): GivenSocket | null {
  const given = anteroom?.take(token) ?? null;
  anteroom = null;
  return given;
}
