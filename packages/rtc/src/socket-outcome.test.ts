import { CLOSE_CODES, Refusable, RefusalCode, type CloseReason } from "@efir/protocol";
import { expect, it } from "vitest";
import { outcomeOfClose, outcomeOfRefusal, type SocketOutcome } from "./socket-outcome.ts";

const comeBack: SocketOutcome = { kind: "retry", freshToken: false, afterMs: null };
const end = (reason: string) => ({ kind: "end", reason });

const OF_CLOSE = {
  normal: end("left"),
  "going-away": comeBack,
  "frame-too-large": end("refused"),
  "server-error": comeBack,
  "hello-expected": comeBack,
  "version-too-old": end("version-too-old"),
  "version-too-new": comeBack,
  "bad-token": { kind: "retry", freshToken: true, afterMs: null },
  "taken-over": end("taken-over"),
  flooding: end("refused"),
  silent: comeBack,
  "too-slow": comeBack,
  moved: comeBack,
  removed: end("removed"),
  banned: end("banned"),
  "room-ended": end("room-ended"),
  "moved-away": end("moved-away"),
} as const satisfies Record<CloseReason, object>;

it.each(Object.entries(OF_CLOSE))("[SO1] closed by the server: %s", (reason, outcome) => {
  const code = Object.entries(CLOSE_CODES).find(([name]) => name === reason)?.[1] ?? 0;
  expect(outcomeOfClose(code)).toEqual(outcome);
});

it("[SO1] names every code of the protocol", () => {
  expect(Object.keys(OF_CLOSE).sort()).toEqual(Object.keys(CLOSE_CODES).sort());
});

it.each([0, 1002, 1005, 1006, 1012, 1015, 3000, 4000, 4999])(
  "[SO2] a code that is not ours is the network's, so come back: %i",
  (code) => {
    expect(outcomeOfClose(code)).toEqual(comeBack);
  },
);

const OF_REFUSAL = {
  "room-full": end("room-full"),
  "room-not-found": end("room-not-found"),
  "wrong-room": end("wrong-room"),
  "try-again": comeBack,
  "too-fast": comeBack,
  "bad-frame": end("refused"),
  "unknown-type": end("refused"),
  "already-greeted": end("refused"),
  "already-joined": end("refused"),
  "not-joined": end("refused"),
  "no-such-member": end("refused"),
  "not-let-in": "wait",
  "room-locked": end("room-locked"),
  banned: end("banned"),
  "room-ended": end("room-ended"),
  "not-allowed": end("refused"),
} as const satisfies Record<RefusalCode, object | string>;

it.each(RefusalCode.options)("[SO3] a refused hello or join: %s", (code) => {
  for (const of of ["hello", "join"] as const) {
    expect(outcomeOfRefusal({ type: "refused", of, code })).toEqual(OF_REFUSAL[code]);
  }
});

it.each(["try-again", "too-fast"] as const)("[SO4] %s comes back when the server says", (code) => {
  expect(outcomeOfRefusal({ type: "refused", of: "join", code, retryAfterMs: 700 })).toEqual({
    ...comeBack,
    afterMs: 700,
  });
});

it.each(Refusable.options.filter((of) => of !== "hello" && of !== "join"))(
  "[SO5] a refused %s does not concern the way in",
  (of) => {
    for (const code of RefusalCode.options) {
      expect(outcomeOfRefusal({ type: "refused", of, code })).toBeNull();
    }
  },
);
