import { createManualClock, ok, State } from "@efir/kit";
import { expect, it } from "vitest";
import type { EntryState } from "../entry/entry.ts";
import { approach } from "./approach.ts";

function lookAt(name: string | null) {
  const clock = createManualClock();
  const first: EntryState = { code: { kind: "typed", text: "" }, name, problem: null };
  const state = new State(first);
  const asked: (string | null)[] = [];
  const begun: boolean[] = [];
  const stop = approach({
    state,
    clock,
    tokenOf: (who) => {
      asked.push(who);
      return async () => ok("token");
    },
    prepareJoin: (token) => begun.push(token !== null),
  });
  const type = (text: string) => state.set({ ...state.get(), name: text });
  return { clock, state, asked, type, stop, begun };
}

it("[JF1] whoever Telegram has named, or who was here before, is prepared for at once, and once", () => {
  for (const name of [null, "Anna"]) {
    const { asked, clock, state, begun } = lookAt(name);
    state.set({ ...state.get(), code: { kind: "typed", text: "team" } });
    clock.advance(1_000);
    expect([asked, begun]).toEqual([[name], [true]]);
  }
});

it("[JF2] a name that is being typed is waited for, and nobody without one is prepared for", () => {
  const { asked, clock, type } = lookAt("");
  clock.advance(5_000);
  for (const name of ["B", "Bo", "Bor"]) {
    type(name);
    clock.advance(400);
  }
  expect(asked).toEqual([]);
  clock.advance(100);
  expect(asked).toEqual(["Bor"]);
  type("Boris");
  clock.advance(500);
  type("");
  clock.advance(500);
  expect(asked).toEqual(["Bor", "Boris"]);
});

it("[JF3] nothing is prepared any more once the person has joined", () => {
  const { asked, clock, type, stop } = lookAt("");
  type("Boris");
  stop();
  clock.advance(1_000);
  type("Anna");
  clock.advance(1_000);
  expect(asked).toEqual([]);
});

it("[JF14] with the first letter of a name the way to the door begins, once", () => {
  const { clock, type, begun } = lookAt("");
  clock.advance(5_000);
  expect(begun).toEqual([]);
  type("B");
  expect(begun).toEqual([false]);
  type("");
  type("Boris");
  expect(begun).toEqual([false]);
  clock.advance(500);
  expect(begun).toEqual([false, true]);
  type("Boris K");
  expect(begun).toEqual([false, true]);
});
