import { expect, it } from "vitest";
import { REPORT_RATE } from "./take-report.ts";
import { createWorld } from "./testing/world.ts";

const LINE = { kind: "line", lost: 0.05, concealed: 0.01, rttMs: 150 } as const;
const report = (figures: object = LINE) => ({ type: "report", report: figures });

it("[RP1] a report of a member is counted, without a word back or to others", async () => {
  const instance = await createWorld().start();
  const [anna, boris] = [await instance.seat("Anna"), await instance.seat("Boris")];
  const heard = [anna.inbox.length, boris.inbox.length];
  boris.say(report());
  boris.say(report({ kind: "recovery", cause: "network", ms: 700 }));
  expect([anna.inbox.length, boris.inbox.length]).toEqual(heard);
  const text = await instance.deps.metrics.text();
  expect(text).toContain('efir_signaling_client_lost_ratio_bucket{le="0.02"} 0');
  expect(text).toContain('efir_signaling_client_lost_ratio_bucket{le="0.05"} 1');
  expect(text).toContain('efir_signaling_client_concealed_ratio_bucket{le="0.01"} 1');
  expect(text).toContain('efir_signaling_client_rtt_seconds_bucket{le="0.15"} 1');
  expect(text).toContain('efir_signaling_client_recovery_seconds_bucket{le="1",cause="network"} 1');
});

it("[RP4] more than one in 5 s is dropped without a word, after ten at once", async () => {
  const instance = await createWorld().start();
  const anna = await instance.seat("Anna");
  const count = async () =>
    Number(/client_rtt_seconds_count (\d+)/.exec(await instance.deps.metrics.text())?.[1]);
  const heard = anna.inbox.length;
  for (let n = 0; n < 2 * REPORT_RATE.burst; n++) anna.say(report());
  expect([await count(), anna.inbox.length]).toEqual([REPORT_RATE.burst, heard]);
  instance.passes(5_000);
  anna.say(report());
  anna.say(report());
  expect(await count()).toBe(REPORT_RATE.burst + 1);
});

it("[RP4] a report outside a room is not counted", async () => {
  const instance = await createWorld().start();
  const anna = instance.connect({ name: "Anna" });
  anna.hello();
  anna.say(report());
  expect(await instance.deps.metrics.text()).toContain("efir_signaling_client_rtt_seconds_count 0");
  expect(anna.inbox.map(({ type }) => type)).toEqual(["welcome"]);
});
