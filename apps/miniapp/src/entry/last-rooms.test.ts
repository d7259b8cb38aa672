import { expect, it } from "vitest";
import { aCode } from "../testing/fake-call.ts";
import { createLastRooms } from "./last-rooms.ts";

function start(kept: string | null = null) {
  let text = kept;
  return createLastRooms({ get: () => text, set: (next) => void (text = next) });
}

it("[EN1] the newest room comes first, each room once, and not more than one can overlook", () => {
  const rooms = start();
  for (const code of ["aaa", "bbb", "ccc", "ddd", "eee", "BBB"])
    rooms.add({ code: aCode(code), title: `Room ${code}` });
  expect(rooms.all().map(({ code }) => code)).toEqual(["BBB", "eee", "ddd", "ccc"]);
});

it.each([null, "", "{", "[1]", '[{"code":"a b","title":""}]'])(
  "[EN2] what is kept may be anything (%s), and is then nothing",
  (kept) => {
    expect(start(kept).all()).toEqual([]);
  },
);
