import { createManualClock, err, ok } from "@efir/kit";
import { expect, it } from "vitest";
import type { PageEvent, WorldView } from "../../../src/page-api.ts";
import type { Listener } from "../api/listen.ts";
import { aChat, aMessage, aWorld, boris } from "../testing/fake-world.ts";
import { settle } from "../testing/settle.ts";
import { applyEvent } from "./apply-event.ts";
import { createWorldKeeper } from "./world-keeper.ts";

const worldWith = (...ids: readonly number[]) =>
  aWorld({ chats: [aChat(-5, { messages: ids.map((id) => aMessage(id)) })] });
const said = (id: number): PageEvent => ({ kind: "message", chat: -5, message: aMessage(id) });
const ids = (view: WorldView) => view.chats[0]?.messages.map(({ id }) => id);

it("[SP54] messages stand in their order, once each, however they arrive", () => {
  const events = [said(3), said(2), said(3)];
  expect(ids(events.reduce(applyEvent, worldWith(1)))).toEqual([1, 2, 3]);
});

it("[SP55] an edit replaces a message and a deletion removes it; other chats stay as they are", () => {
  const edited = aMessage(1, { text: "new", edited: true });
  const one = applyEvent(worldWith(1, 2), { kind: "message-edited", chat: -5, message: edited });
  expect(one.chats[0]?.messages[0]).toEqual(edited);
  expect(ids(applyEvent(one, { kind: "message-deleted", chat: -5, message: 2 }))).toEqual([1]);
  expect(ids(applyEvent(one, { kind: "message-deleted", chat: -6, message: 2 }))).toEqual([1, 2]);
});

function start() {
  const clock = createManualClock();
  const asked: {
    readonly user: number | null;
    readonly answer: (view: WorldView | null) => void;
  }[] = [];
  const streams: { readonly user: number; readonly listener: Listener; open: boolean }[] = [];
  const keeper = createWorldKeeper({
    clock,
    api: {
      world: (user) =>
        new Promise((resolve) => {
          const answer = (view: WorldView | null) =>
            resolve(view ? ok(view) : err({ code: "unreachable", message: null }));
          asked.push({ user, answer });
        }),
    },
    listen: (user, listener) => {
      const stream = { user, listener, open: true };
      streams.push(stream);
      return () => void (stream.open = false);
    },
  });
  const answer = async (view: WorldView | null) => {
    asked.at(-1)?.answer(view);
    await settle();
  };
  const seen = () => {
    const world = keeper.world.get();
    return world.kind === "ready" ? ids(world.view) : world.kind;
  };
  return { clock, keeper, asked, streams, answer, seen };
}

it("[SP56] the world is fetched, then listened to as the person whom the server named", async () => {
  const { keeper, answer, streams, seen } = start();
  keeper.follow(null);
  expect(seen()).toBe("loading");
  await answer(worldWith(1));
  streams[0]?.listener.onEvent(said(2));
  expect([seen(), streams.map(({ user }) => user)]).toEqual([[1, 2], [1]]);
});

it("[SP57] what is said while the world is fetched again is not lost", async () => {
  const { keeper, answer, streams, seen, asked } = start();
  keeper.follow(1);
  await answer(worldWith(1));
  streams[0]?.listener.onBroken();
  expect(keeper.stream.get()).toBe("waiting");
  streams[0]?.listener.onOpen();
  streams[0]?.listener.onEvent(said(4));
  await answer(worldWith(1, 2, 3));
  expect([seen(), keeper.stream.get(), asked.length]).toEqual([[1, 2, 3, 4], "open", 2]);
});

it("[SP58] a change that no event describes makes the world be fetched again, even during a fetch", async () => {
  const { keeper, answer, streams, seen, asked } = start();
  keeper.follow(1);
  await answer(worldWith(1));
  streams[0]?.listener.onEvent({ kind: "world-changed" });
  streams[0]?.listener.onEvent({ kind: "world-changed" });
  expect(asked).toHaveLength(2);
  await answer(worldWith(2));
  expect(asked).toHaveLength(3);
  await answer(worldWith(3));
  expect([seen(), streams.length]).toEqual([[3], 1]);
});

it("[SP59] a server that does not answer is asked again", async () => {
  const { clock, keeper, answer, seen, asked } = start();
  keeper.follow(1);
  await answer(null);
  expect(seen()).toBe("unreachable");
  clock.advance(2_000);
  await answer(worldWith(1));
  expect([seen(), asked.length]).toEqual([[1], 2]);
});

it("[SP60] nothing of the person before reaches the next one", async () => {
  const { keeper, answer, asked, streams, seen, clock } = start();
  keeper.follow(1);
  await answer(worldWith(1));
  streams[0]?.listener.onOpen();
  keeper.follow(2);
  expect([seen(), streams[0]?.open]).toEqual(["loading", false]);
  asked[1]?.answer(worldWith(99));
  await settle();
  expect(seen()).toBe("loading");
  await answer({ ...worldWith(5), me: boris });
  clock.advance(60_000);
  expect([seen(), streams.map(({ user }) => user), asked.length]).toEqual([[5], [1, 2], 3]);
});
