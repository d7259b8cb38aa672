import { encodeStartParam } from "@efir/protocol";
import { expect, it } from "vitest";
import { aCode } from "../testing/fake-call.ts";
import { whichRoom } from "./which-room.ts";

const code = (text: string) => ({ kind: "code", code: text });
const badCode = (text: string) => ({ kind: "bad-code", text });
const cases = [
  { signed: "signed", search: "?tgWebAppStartParam=query&room=room", room: code("signed") },
  { signed: null, search: "?tgWebAppStartParam=query&room=room", room: code("query") },
  { signed: null, search: "?lang=ru&room=Room_1-2", room: code("Room_1-2") },
  { signed: "", search: "?tgWebAppStartParam=&room=room123", room: code("room123") },
  { signed: "no good!", search: "?room=room123", room: code("room123") },
  { signed: null, search: "?room=a%20b", room: badCode("a b") },
  { signed: null, search: "?room=ab", room: badCode("ab") },
  { signed: null, search: `?room=${"x".repeat(65)}`, room: badCode("x".repeat(65)) },
  { signed: null, search: "?room=", room: { kind: "none" } },
  { signed: null, search: "", room: { kind: "none" } },
];

it.each(cases)("[MA1] [TRAP2] the first way that names a room wins: $signed $search", (each) => {
  expect(whichRoom({ startParam: each.signed, search: each.search })).toEqual(each.room);
});

it("[PG20] a link that asks to join at once names its room all the same", () => {
  const text = encodeStartParam({ code: aCode(), auto: true });
  const room = { kind: "code", code: "room123", auto: true };
  expect(whichRoom({ startParam: text, search: "" })).toEqual(room);
  expect(whichRoom({ startParam: null, search: `?room=${text}` })).toEqual(room);
});
