import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { connectToRoom } from "./index.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Listener = (event: MessageEvent) => void;

/** The window of an app in a frame. */
function aFrame() {
  const said: { readonly data: unknown; readonly origin: string }[] = [];
  const listeners = new Set<Listener>();
  const parent = { postMessage: (data: unknown, origin: string) => said.push({ data, origin }) };
  const window = {
    parent,
    addEventListener: (_: string, listener: Listener) => listeners.add(listener),
    removeEventListener: (_: string, listener: Listener) => listeners.delete(listener),
  } as never;
  const hears = (data: object, from: { origin?: string; source?: object } = {}) => {
    const event = { data: { efir: 1, ...data }, origin: "https://efir.test", source: parent };
    for (const each of [...listeners]) each({ ...event, ...from } as never);
  };
  return { window, said, hears, listeners };
}

const WELCOME = { type: "welcome", room: "friday", members: [], theme: {}, token: "t1" };

it("[HK4] the app says hello until the page around it answers, and then talks to that page alone", async () => {
  const { window, said, hears } = aFrame();
  const coming = connectToRoom({ window });
  vi.advanceTimersByTime(1_000);
  expect(said).toEqual(Array(3).fill({ data: { efir: 1, type: "hello" }, origin: "*" }));
  hears(WELCOME);
  const room = await coming;
  room.mute();
  expect(said.at(-1)).toEqual({ data: { efir: 1, type: "mute" }, origin: "https://efir.test" });
  vi.advanceTimersByTime(20_000);
  expect(said).toHaveLength(4);
});

it("[HK5] it believes nobody else: not another window, origin, or version", async () => {
  const { window, hears } = aFrame();
  const coming = connectToRoom({ window, origins: ["https://efir.test"] });
  hears({ ...WELCOME, room: "evil" }, { origin: "https://evil.test" });
  hears({ ...WELCOME, room: "evil" }, { source: {} });
  hears({ ...WELCOME, room: "evil", efir: 2 });
  hears(WELCOME);
  const room = await coming;
  expect(room.code).toBe("friday");
  const news = vi.fn();
  room.on("token", news);
  hears({ type: "token", token: "t2" }, { origin: "https://evil.test" });
  hears({ type: "token", token: "t2" }, { source: {} });
  expect([room.token, news.mock.calls.length]).toEqual(["t1", 0]);
  hears({ type: "token", token: "t2" });
  expect([room.token, news.mock.calls.length]).toEqual(["t2", 1]);
});

it("[HK6] without Efir around it, it says so", async () => {
  const { window, listeners } = aFrame();
  const outcome = expect(connectToRoom({ window })).rejects.toThrow("did not answer");
  await vi.advanceTimersByTimeAsync(10_000);
  await outcome;
  expect(listeners.size).toBe(0);
  const top = { addEventListener: () => undefined, removeEventListener: () => undefined };
  const alone = Object.assign(top, { parent: top });
  await expect(connectToRoom({ window: alone as never })).rejects.toThrow("does not show");
});

it("[HK7] who listens no more is not told, and after close nobody is", async () => {
  const { window, hears, listeners } = aFrame();
  const coming = connectToRoom({ window });
  hears(WELCOME);
  const room = await coming;
  const news = vi.fn();
  const stop = room.on("levels", news);
  hears({ type: "levels", levels: { a: 1 } });
  hears({ type: "levels", levels: { a: 0.5 } });
  expect([news.mock.calls.length, room.levels]).toEqual([2, { a: 0.5 }]);
  stop();
  hears({ type: "levels", levels: {} });
  expect(news.mock.calls.length).toBe(2);
  room.close();
  expect(listeners.size).toBe(0);
});
