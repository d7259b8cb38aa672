import { State } from "@efir/kit";
import { expect, it } from "vitest";
import { watchPresence } from "./presence.ts";

class FakeDocument extends EventTarget {
  visibilityState: DocumentVisibilityState = "visible";
  become(state: DocumentVisibilityState) {
    this.visibilityState = state;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

function start(hiddenMeansAway: boolean, active?: State<boolean>) {
  const document = new FakeDocument();
  const window = new EventTarget();
  const inFront = watchPresence({
    document: document,
    window: window,
    hiddenMeansAway,
    ...(active && { active }),
  });
  return { document, window, inFront };
}

it("[PG6] [TRAP37] a phone that hides the page has gone elsewhere, a desk with a hidden tab has not", () => {
  const [phone, desk] = [start(true), start(false)];
  for (const { document } of [phone, desk]) document.become("hidden");
  expect([phone.inFront.get(), desk.inFront.get()]).toEqual([false, true]);
  phone.document.become("visible");
  expect(phone.inFront.get()).toBe(true);
});

it("[PG7] [TRAP37] what Telegram puts aside is away, whatever the browser says", () => {
  const active = new State(true);
  const { inFront, document } = start(true, active);
  active.set(false);
  expect(inFront.get()).toBe(false);
  document.become("visible");
  expect(inFront.get()).toBe(false);
  active.set(true);
  expect(inFront.get()).toBe(true);
});

it("[PG8] a page that comes back from the browser's memory looks again", () => {
  const { inFront, document, window } = start(true);
  document.become("hidden");
  document.visibilityState = "visible";
  window.dispatchEvent(new Event("pageshow"));
  expect(inFront.get()).toBe(true);
});
