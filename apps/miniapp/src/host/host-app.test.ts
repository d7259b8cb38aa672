import { expect, it } from "vitest";
import { createConsents } from "./consents.ts";
import { moved, stepOf } from "./dock-place.ts";
import { frameAddress, toHostApp } from "./host-app.ts";

const facts = (app_url: string) => ({ ws_url: "", app_url, listed: false, created_at: 1 });

it.each([
  ["https://game.test/", true],
  ["http://localhost:4000/", true],
  ["http://127.0.0.1:4000/", true],
  ["https://efir.test/", false],
  ["https://efir.test/elsewhere", false],
  ["http://game.test/", false],
  ["http://localhost.evil.test/", false],
  ["https://anna:secret@game.test/", false],
  ["javascript:alert(1)", false],
  ["data:text/html,x", false],
  ["blob:https://efir.test/x", false],
  ["", false],
])("[HF15] may %s be shown in a frame? %s", (url, may) => {
  expect(toHostApp(facts(url), "https://efir.test") !== null).toBe(may);
});

it("[HF16] the room is in the address, the token in the fragment, whatever was there", () => {
  const app = toHostApp(facts("https://game.test/a?room=other&x=1"), "https://efir.test");
  if (!app) throw new Error("no app");
  expect(frameAddress(app, "room123", "a.b.c")).toBe("https://game.test/a?room=room123&x=1#a.b.c");
});

it("[HF17] who has agreed once is not asked again, for that place and no other", () => {
  let kept: string | null = "junk";
  const store = { get: () => kept, set: (text: string) => void (kept = text) };
  createConsents(store).add("https://game.test");
  expect(createConsents(store).has("https://game.test")).toBe(true);
  expect(createConsents(store).has("https://game.test:444")).toBe(false);
  for (let n = 0; n < 60; n++) createConsents(store).add(`https://${n}.test`);
  expect([createConsents(store).has("https://game.test"), kept.length < 2_000]).toEqual([
    false,
    true,
  ]);
});

it("[HF18] the dock stays on the page, whatever moves it", () => {
  const room = { x: 100, y: 500 };
  expect(moved({ x: 0.5, y: 1 }, { x: 25, y: -250 }, room)).toEqual({ x: 0.75, y: 0.5 });
  expect(moved({ x: 0.5, y: 1 }, { x: -900, y: 900 }, room)).toEqual({ x: 0, y: 1 });
  expect(moved({ x: 0.5, y: 1 }, { x: 9, y: 9 }, { x: 0, y: -5 })).toEqual({ x: 0.5, y: 1 });
  expect([stepOf("ArrowLeft")?.x, stepOf("ArrowDown")?.y, stepOf("a")]).toEqual([-32, 32, null]);
});
