import { createManualClock } from "@efir/kit";
import { RoomCode } from "@efir/protocol";
import * as v from "valibot";
import type { Call } from "../answer/operators.ts";
import type { Rooms, RoomView } from "../answer/rooms.ts";
import type { PostResult, Posted } from "../deliver/post.ts";
import type { Delivery, Outcome } from "../deliver/sender.ts";
import { createGateway, type GatewayOptions } from "../gateway.ts";
import type { GatewayKey } from "../gateway-key.ts";
import { createMemoryNotes } from "../memory/memory-notes.ts";
import { createMemoryQueue } from "../memory/memory-queue.ts";
import type { Message } from "../message.ts";
import { NOW } from "./messages.ts";

export const KEY: GatewayKey = {
  name: "crm",
  key: "k".repeat(32),
  secrets: [`whsec_${Buffer.from("a".repeat(24)).toString("base64")}`],
};

export const URL_OF_CRM = "https://hooks.crm.io/answers";

/** A gateway over a queue in memory, with everybody around it standing by. */
export function createWorld(more: Partial<GatewayOptions> = {}) {
  const clock = createManualClock(NOW);
  const posted: Posted[] = [];
  const sent: Delivery[] = [];
  const calls: Call[] = [];
  const watched: string[] = [];
  const rooms = createRooms();
  const answers: PostResult[] = [];
  const outcomes: Outcome[] = [];
  let id = 0;
  const post = Object.assign(
    (each: Posted): Promise<PostResult> => {
      posted.push(each);
      return Promise.resolve(
        answers.shift() ?? { kind: "answered", status: 200, retryAfter: null },
      );
    },
    { close: () => undefined },
  );
  const options: GatewayOptions = {
    queue: createMemoryQueue({ clock }),
    notes: createMemoryNotes({ clock }),
    rooms,
    operators: {
      call: (call) => {
        calls.push(call);
        return Promise.resolve(true);
      },
    },
    keys: [KEY],
    senders: {
      console: (delivery) => {
        sent.push(delivery);
        return Promise.resolve(outcomes.shift() ?? { kind: "delivered" });
      },
    },
    allowLoopback: false,
    post,
    clock,
    random: () => 0.5,
    randomId: () => `random${++id}`,
    watch: {
      accepted: (platform) => void watched.push(`accepted ${platform}`),
      delivered: (platform) => void watched.push(`delivered ${platform}`),
      retried: (platform, why) => void watched.push(`retried ${platform} ${why}`),
      died: (platform, why) => void watched.push(`died ${platform} ${why}`),
      troubled: (what) => void watched.push(`troubled: ${what}`),
    },
    ...more,
  };
  const gateway = createGateway(options);
  const ask = (content: string, also: { client?: string; url?: string; once?: string } = {}) =>
    gateway.ask(
      {
        client: also.client ?? "anna",
        content,
        url: also.url ?? URL_OF_CRM,
        idempotencyKey: also.once ?? null,
      },
      KEY,
    );
  return {
    ...options,
    gateway,
    clock,
    posted,
    sent,
    calls,
    watched,
    rooms,
    answers,
    outcomes,
    ask,
  };
}

export type World = ReturnType<typeof createWorld>;

const code = (text: string): RoomCode => v.parse(RoomCode, text);

function createRooms(): Rooms & { readonly opened: Map<string, RoomView> } {
  const opened = new Map<string, RoomView>();
  return {
    opened,
    open: ({ message, title }) => {
      const view =
        opened.get(message.id) ?? roomView(`room-${opened.size + 1}`, title ?? "Anna’s room");
      opened.set(message.id, view);
      return Promise.resolve(view);
    },
    find: (wanted) =>
      Promise.resolve([...opened.values()].find((room) => room.code === wanted) ?? null),
  };
}

export const roomView = (name: string, title: string): RoomView => ({
  code: code(name),
  title,
  link: `https://efir.example/?room=${name}`,
  onAir: 0,
  names: [],
});

/** Lets the worker do what is due now. */
export async function settle(world: Pick<World, "clock">): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    world.clock.advance(200);
  }
}

export const idOf = (receipt: Awaited<ReturnType<World["ask"]>>): string => {
  if (!receipt.ok) throw new Error(receipt.error.code);
  return receipt.value.id;
};

export const messageOf = async (world: World, id: string): Promise<Message> => {
  const message = await world.gateway.message(id);
  if (!message) throw new Error("no such message");
  return message;
};
