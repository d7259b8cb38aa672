import { expect, it } from "vitest";
import { listenForHints, type NetworkHint } from "./network-hints.ts";

function listen(hasConnection = true) {
  const window = new EventTarget();
  const visible: { visibilityState: DocumentVisibilityState } = { visibilityState: "visible" };
  const document = Object.assign(new EventTarget(), visible);
  const connection = hasConnection ? new EventTarget() : null;
  const hints: NetworkHint[] = [];
  const stop = listenForHints({ window, document, connection }, (hint) => hints.push(hint));
  return { window, document, connection, hints, stop };
}

it("[NH1] whatever may have changed the network is told, and how sure it is", () => {
  const { window, document, connection, hints } = listen();
  for (const name of ["offline", "online", "pageshow"]) window.dispatchEvent(new Event(name));
  connection?.dispatchEvent(new Event("change"));
  document.dispatchEvent(new Event("visibilitychange"));
  expect(hints).toEqual(["changed", "came", "woke", "changed", "woke"]);
});

it("[NH2] a page that is put away hints at nothing", () => {
  const { document, hints } = listen(false);
  document.visibilityState = "hidden";
  document.dispatchEvent(new Event("visibilitychange"));
  expect(hints).toEqual([]);
});

it("[NH3] nothing is told once it is stopped", () => {
  const { window, hints, stop } = listen();
  stop();
  window.dispatchEvent(new Event("online"));
  expect(hints).toEqual([]);
});
