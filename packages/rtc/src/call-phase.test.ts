import { expect, it } from "vitest";
import { toCallPhase } from "./call-phase.ts";
import { ROOM } from "./testing/people.ts";

it("[PH1] until a room was entered, a call connects and counts its attempts", () => {
  expect(toCallPhase({ kind: "connecting", attempt: 4 }, null)).toEqual({
    kind: "connecting",
    attempt: 4,
  });
});

it("[PH1] a call is not live before it knows its room", () => {
  expect(toCallPhase({ kind: "joined" }, null)).toEqual({ kind: "connecting", attempt: 1 });
});

it("[PH2] in the room it is live", () => {
  expect(toCallPhase({ kind: "joined" }, ROOM)).toEqual({ kind: "live", room: ROOM });
});

it("[PH3] once in a room, the way back is a reconnect and keeps the room", () => {
  expect(toCallPhase({ kind: "connecting", attempt: 9 }, ROOM)).toEqual({
    kind: "reconnecting",
    room: ROOM,
  });
});

it.each([null, ROOM])("[PH4] an end is an end, in a room or not", (room) => {
  expect(toCallPhase({ kind: "ended", reason: "taken-over" }, room)).toEqual({
    kind: "ended",
    reason: "taken-over",
  });
});
