import { systemClock } from "@efir/kit";
import { Anteroom, type AnteroomOptions, type GivenSocket, type JoinAhead } from "./anteroom.ts";
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

/** Joins before what makes calls is here: the call goes on from there. Answers how to give that up when no call comes. */
export function joinAhead({
  url,
  token,
  ...wish
}: Pick<CallOptions, "url" | "token" | keyof JoinAhead>): () => void {
  prepareJoin({ url, token });
  const mine = anteroom;
  mine?.join(wish);
  const giveUp = () => mine?.close();
  addEventListener("pagehide", giveUp, { once: true }); // nobody stays in a room by a page that is gone
  return giveUp;
}

export function takePrepared(token: CallOptions["token"]): GivenSocket | null {
  const given = anteroom?.take(token) ?? null;
  anteroom = null;
  return given;
}
