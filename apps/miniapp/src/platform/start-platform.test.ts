import { createManualClock } from "@efir/kit";
import { expect, it } from "vitest";
import { aPlatform } from "../testing/a-platform.ts";
import type { Platform } from "./platform.ts";
import { maybeTelegram, startPlatform, type LaunchTraces } from "./start-platform.ts";

const plain: LaunchTraces = { hash: "", search: "?room=room123", keptByTelegram: false };
const inside: LaunchTraces = { ...plain, hash: "#tgWebAppData=x" };
const telegram = aPlatform({ kind: "telegram" });

function start(traces: LaunchTraces, startTelegram: () => Promise<Platform | null>) {
  const clock = createManualClock();
  return {
    clock,
    platform: startPlatform({ traces, clock, startTelegram, startBrowser: aPlatform }),
  };
}

it("[MA5] Telegram's part of the page is fetched only where there is a trace of Telegram", async () => {
  const never = () => Promise.reject(new Error("fetched"));
  expect((await start(plain, never).platform).kind).toBe("browser");
  expect((await start(inside, () => Promise.resolve(telegram)).platform).kind).toBe("telegram");
});

it("[MA6] each trace counts", () => {
  const traces = [
    inside,
    { ...plain, search: "?tgWebAppStartParam=a" },
    { ...plain, keptByTelegram: true },
    plain,
  ];
  expect(traces.map(maybeTelegram)).toEqual([true, true, true, false]);
});

it("[MA7] [TRAP42] without a client, or without that part of the page, it is a plain browser", async () => {
  expect((await start(inside, () => Promise.resolve(null)).platform).kind).toBe("browser");
  const broken = () => Promise.reject(new Error("offline"));
  expect((await start(inside, broken).platform).kind).toBe("browser");
});

it("[MA8] [TRAP41] the page does not wait for ever", async () => {
  const { clock, platform } = start(inside, () => new Promise(() => undefined));
  clock.advance(5_000);
  expect((await platform).kind).toBe("browser");
});
