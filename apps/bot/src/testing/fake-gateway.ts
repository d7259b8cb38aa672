import { err, ok } from "@efir/kit";
import type { BotDeps } from "../bot-deps.ts";

type Port = BotDeps["gateway"];
type Heard = Parameters<Port["hear"]>[0];
type Message = NonNullable<Awaited<ReturnType<Port["message"]>>>;
type Told = { readonly to: Message; readonly note: Parameters<Port["tell"]>[1] };

export const messageFrom = (client: string, more: Partial<Message> = {}): Message => ({
  id: "m1",
  client,
  key: null,
  platform: client.split("_")[0] ?? "",
  url: null,
  author: "client",
  content: "I want a person",
  language: "en",
  acceptedAt: 0,
  status: "delivered",
  answer: null,
  attempts: 1,
  partsSent: 0,
  reason: null,
  dueAt: null,
  ...more,
});

/** Takes everything in, unless it is told not to. */
export function createFakeGateway() {
  const heard: Heard[] = [];
  const told: Told[] = [];
  const known = new Map<string, Message>();
  const dead = new Map<string, Message>();
  const replayed: string[] = [];
  let waiting = 0;
  let isTaking = true;
  const receipt = () =>
    isTaking
      ? ok({ id: "m1", isNew: true, status: "queued" as const })
      : err({ code: "too-many-requests", limit: "client", retryAfterMs: 1_000 } as const);
  const port: Port = {
    hear: async (each) => {
      heard.push(each);
      return receipt();
    },
    tell: async (to, note) => {
      told.push({ to, note });
      return receipt();
    },
    message: async (id) => known.get(id) ?? null,
    deadLetters: async (most) => [...dead.values()].slice(0, most),
    replay: async (id) => {
      if (!dead.delete(id)) return false;
      replayed.push(id);
      return true;
    },
    figures: async () => ({ waiting, dead: dead.size }),
  };
  return {
    port,
    heard,
    told,
    replayed,
    dies: (...letters: readonly Message[]) => {
      for (const letter of letters) dead.set(letter.id, letter);
    },
    waits: (count: number) => void (waiting = count),
    knows: (message: Message) => void known.set(message.id, message),
    forgets: () => known.clear(),
    accepts: (is: boolean) => void (isTaking = is),
  };
}
