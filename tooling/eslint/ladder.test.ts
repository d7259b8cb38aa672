import { expect, it } from "vitest";
import { whyNot } from "./ladder.js";

it.each([
  ["packages/kit/src/value.ts", "@efir/protocol"],
  ["packages/rtc/src/call.ts", "@efir/directory"],
  ["apps/miniapp/src/main.tsx", "@efir/signaling"],
  ["packages/protocol/src/codec.ts", "@efir/kit/src/result.ts"],
  ["packages/rtc/src/call.ts", "../../kit/src/value.ts"],
  ["apps/signaling/src/handle-message.ts", "ws"],
  ["apps/signaling/src/signaling.ts", "ioredis"],
  ["apps/miniapp/src/screens/entry.tsx", "@telegram-apps/sdk-react"],
])("[LD1] %s may not import %s", (file, source) => {
  expect(whyNot(file, source)).toEqual(expect.any(String));
});

it.each([
  ["packages/rtc/src/call.ts", "@efir/protocol"],
  ["packages/rtc/src/call.ts", "./roster.ts"],
  ["apps/miniapp/src/session/load-engine.ts", "@efir/rtc/red-worker?worker&inline"],
  ["apps/signaling/src/socket-server.ts", "ws"],
  ["apps/solo/src/main.ts", "@efir/signaling"],
  ["apps/miniapp/src/platform/telegram.ts", "@telegram-apps/sdk-react"],
])("[LD2] %s may import %s", (file, source) => {
  expect(whyNot(file, source)).toBeNull();
});
