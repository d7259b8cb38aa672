import { expect, it } from "vitest";
import type { AppEvent } from "./bridge.ts";
import { listenToFrame, readAppEvent } from "./frame-messages.ts";
import { standInForTelegram } from "./telegram-origin.ts";

const READY = JSON.stringify({ eventType: "web_app_ready" });
const app = { name: "the app's window" };
const stranger = { name: "another window" };

function listen() {
  const page = new EventTarget();
  const heard: AppEvent[] = [];
  const stop = listenToFrame({
    page,
    frame: { contentWindow: app },
    appOrigin: "https://app.test",
    hear: (event) => heard.push(event),
  });
  const arrive = (source: unknown, origin: string, data: unknown = READY) =>
    page.dispatchEvent(Object.assign(new Event("message"), { source, origin, data }));
  return { arrive, heard, stop };
}

it("[SP11] only the frame's own window is heard, and only from the app's origin", () => {
  const { arrive, heard } = listen();
  arrive(stranger, "https://app.test");
  arrive(app, "https://elsewhere.test");
  arrive(null, "https://app.test");
  expect(heard).toEqual([]);
  arrive(app, "https://app.test");
  expect(heard).toEqual([{ eventType: "web_app_ready" }]);
});

it("[SP12] what is not an event of the bridge is passed over, and nothing is heard afterwards", () => {
  const { arrive, heard, stop } = listen();
  for (const junk of ["{", "[]", JSON.stringify({ eventType: 1 }), { eventType: "x" }, null])
    arrive(app, "https://app.test", junk);
  stop();
  arrive(app, "https://app.test");
  expect(heard).toEqual([]);
  expect(readAppEvent(JSON.stringify({ eventType: "a", eventData: { b: 1 } }))).toEqual({
    eventType: "a",
    eventData: { b: 1 },
  });
});

it("[SP13] what an app addresses to Telegram's web client arrives here; other mail is delivered", () => {
  const delivered: unknown[] = [];
  const heard: AppEvent[] = [];
  const page = { postMessage: (...args: readonly unknown[]) => void delivered.push(args) };
  const stop = standInForTelegram(page, (event) => heard.push(event));
  page.postMessage(READY, "https://web.telegram.org");
  page.postMessage(READY, "*");
  page.postMessage("something else", "*");
  page.postMessage(READY, "https://elsewhere.test");
  expect(heard).toHaveLength(2);
  expect(delivered).toEqual([
    ["something else", "*"],
    [READY, "https://elsewhere.test"],
  ]);
  stop();
  page.postMessage(READY, "https://web.telegram.org");
  expect([heard.length, delivered.length]).toEqual([2, 3]);
});
