import { createManualClock, ok } from "@efir/kit";
import { expect, it } from "vitest";
import { refused } from "../testing/fake-api.ts";
import { settle } from "../testing/settle.ts";
import { en } from "../texts/en.ts";
import { createMove, type Moving } from "./move.ts";
import { moveView } from "./move-view.ts";

async function start(ask?: Moving["ask"]) {
  const clock = createManualClock();
  let keys = 0;
  const move = createMove({
    clock,
    linkOf: (key) => `https://efir.test/?room=abc#move=${key}`,
    ask: ask ?? (() => Promise.resolve(ok({ move_key: `K${++keys}`, lasts_ms: 120_000 }))),
  });
  const stop = move.open();
  await settle();
  const view = () => moveView(move.state.get(), en);
  return { clock, move, stop, view, keys: () => keys };
}

it("[MV20] the link is shown with how long it is good, and not for longer", async () => {
  const { clock, view, move } = await start();
  expect(view()).toMatchObject({ link: "https://efir.test/?room=abc#move=K1", again: null });
  expect(view().note).toContain("2:00");
  clock.advance(61_000);
  expect(view().note).toContain("0:59");
  clock.advance(59_000);
  expect(move.state.get()).toEqual({ kind: "over" });
  expect(view()).toMatchObject({ link: null, again: en.move.again });
});

it("[MV21] a new code is another link, and counts from the beginning", async () => {
  const { clock, view, move } = await start();
  clock.advance(120_000);
  move.again();
  expect(view()).toMatchObject({ link: null, again: null, note: en.ui.loading });
  await settle();
  expect(view().link).toContain("K2");
  expect(view().note).toContain("2:00");
});

it("[MV22] whoever gets no link hears why, and can ask again", async () => {
  const { view } = await start(() => Promise.resolve(refused("not-in-room")));
  expect(view()).toEqual({ link: null, note: en.errors["not-in-room"], again: en.ui.retry });
});

it("[MV23] what comes after the sheet is closed is dropped, and nothing is counted any more", async () => {
  const { clock, move, stop } = await start();
  stop();
  const before = move.state.get();
  clock.advance(200_000);
  expect(move.state.get()).toBe(before);
});
