import { expect, it } from "vitest";
import { addressOf, placeOf } from "./address.ts";

it.each([
  ["?user=7&chat=-1001", { user: 7, chat: -1001, thread: null }],
  ["?user=7&chat=-1001&thread=4", { user: 7, chat: -1001, thread: 4 }],
  ["", { user: null, chat: null, thread: null }],
  ["?user=abc&chat=", { user: null, chat: null, thread: null }],
  ["?user=1.5&chat=99999999999999999999", { user: null, chat: null, thread: null }],
])("[SP61] the address %j names who looks at which chat", (search, place) => {
  expect(placeOf(`https://desk.test/sandbox${search}`)).toEqual(place);
});

it("[SP62] the address of a place is on the same page", () => {
  const place = { user: 7, chat: -1001, thread: null };
  expect(addressOf("https://desk.test/sandbox?user=1&x=y#z", place)).toBe(
    "https://desk.test/sandbox?user=7&chat=-1001",
  );
  expect(addressOf("https://desk.test/sandbox/", { user: null, chat: null, thread: null })).toBe(
    "https://desk.test/sandbox/",
  );
});
