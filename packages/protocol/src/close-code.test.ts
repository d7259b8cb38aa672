import fc from "fast-check";
import { expect, it } from "vitest";
import { afterClose, CLOSE_CODES, closeReason } from "./index.ts";

const known = [
  [1000, "normal", "stop"],
  [1001, "going-away", "reconnect"],
  [1009, "frame-too-large", "stop"],
  [1011, "server-error", "reconnect"],
  [4001, "hello-expected", "reconnect"],
  [4002, "version-too-old", "stop"],
  [4003, "version-too-new", "reconnect"],
  [4004, "bad-token", "renew-token"],
  [4005, "taken-over", "stop"],
  [4006, "flooding", "stop"],
  [4007, "silent", "reconnect"],
  [4008, "too-slow", "reconnect"],
  [4009, "moved", "reconnect"],
  [4010, "removed", "stop"],
  [4011, "banned", "stop"],
  [4012, "room-ended", "stop"],
  [4013, "moved-away", "stop"],
] as const;

const RULES = { reconnect: "CC1", "renew-token": "CC2", stop: "CC3" };
const rows = known.map(([code, reason, after]) => ({ rule: RULES[after], code, reason, after }));

it.each(rows)("[$rule] $code means $reason: $after", ({ code, reason, after }) => {
  expect(CLOSE_CODES[reason]).toBe(code);
  expect(closeReason(code)).toBe(reason);
  expect(afterClose(closeReason(code))).toBe(after);
});

it("[CC1] there are no other codes, and none has two meanings", () => {
  const codes = Object.values(CLOSE_CODES);
  expect(codes.toSorted((a, b) => a - b)).toEqual(known.map(([code]) => code));
});

it.each([1005, 1006, 1012, 1013, 1015, 3000, 4000, 4014, 4999, 0, -1, NaN])(
  "[CC4] %d is not ours: reconnect",
  (code) => {
    expect(closeReason(code)).toBeUndefined();
    expect(afterClose(closeReason(code))).toBe("reconnect");
  },
);

it("[CC4] whatever else a socket says, the client comes back", () => {
  const ours = new Set<number>(Object.values(CLOSE_CODES));
  fc.assert(
    fc.property(
      fc.integer().filter((code) => !ours.has(code)),
      (code) => {
        expect(afterClose(closeReason(code))).toBe("reconnect");
      },
    ),
  );
});
