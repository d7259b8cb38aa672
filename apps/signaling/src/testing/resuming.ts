import { QUIET, type Client } from "./client.ts";
import { settled, type TestInstance } from "./world.ts";

/** How many frames of the server a client has had by rule SN2. */
export function hadBy({ inbox }: Client): number {
  const from = inbox.findLastIndex(({ type }) => type === "joined" || type === "resumed");
  const start = inbox[from];
  const before = start?.type === "resumed" ? (hadBefore.get(start) ?? 0) : 0;
  return before + inbox.slice(from + 1).filter(({ type }) => type !== "pong").length;
}

/** What a client had when it resumed: its count goes on from there. */
const hadBefore = new WeakMap<object, number>();

/** Joins with a session that outlives its socket. */
export async function seatHeld(instance: TestInstance, name: string, room = "room123") {
  const client = instance.connect({ name });
  client.hello();
  client.join(room, { resume: null });
  await settled();
  return client;
}

interface Back {
  readonly room?: string;
  readonly had?: number;
  readonly state?: object;
}

/** Comes back over a new socket with the session of an older one. Not awaited: see `settled`. */
export function back(instance: TestInstance, before: Client, more: Back = {}): Client {
  const { room = "room123", had = hadBy(before), state = QUIET } = more;
  const client = instance.connect({ name: before.name });
  client.hello();
  client.join(room, { state, resume: { token: before.ticket().token, had } });
  return client;
}

export async function comeBack(instance: TestInstance, before: Client, more?: Back) {
  const had = more?.had ?? hadBy(before);
  const client = back(instance, before, more);
  await settled();
  for (const resumed of client.heard("resumed")) hadBefore.set(resumed, had);
  return client;
}
