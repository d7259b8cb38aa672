import { systemClock } from "@efir/kit";
import { expect, it } from "vitest";
import { openStore } from "./store.ts";

it("[SL10] a Redis that is not there is a refusal, not a crash", async () => {
  expect(await openStore("redis://127.0.0.1:1", systemClock)).toEqual({
    ok: false,
    error: { code: "no-redis" },
  });
});

it("[SL11] without an address the store is in memory", async () => {
  const opened = await openStore(null, systemClock);
  expect(opened.ok && (await opened.value.directory.ready())).toBe(true);
  if (opened.ok) await opened.value.close();
});
