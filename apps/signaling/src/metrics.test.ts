import { afterEach, expect, it } from "vitest";
import { createMemoryDirectory, createMemoryRoomBus, RENEW_EVERY_MS } from "@efir/directory";
import { createManualClock } from "@efir/kit";
import type { InstanceId } from "@efir/protocol";
import { createBusLag } from "./bus-lag.ts";
import { QUIET } from "./testing/client.ts";
import { createLossyBus } from "./testing/lossy-bus.ts";
import { comeBack, hadBy, seatHeld } from "./testing/resuming.ts";
import { startServer, type ServerOptions, type TestServer } from "./testing/server.ts";
import { createWorld, settled, type TestInstance, type World } from "./testing/world.ts";

let servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map(({ close }) => close()));
  servers = [];
});

async function serve(options?: ServerOptions) {
  const server = await startServer(options);
  servers.push(server);
  return server;
}

const shown = async ({ deps }: TestInstance, series: string) =>
  valueIn(await deps.metrics.text(), series);

function valueIn(text: string, series: string): number {
  const line = text.split("\n").find((one) => one.startsWith(`efir_signaling_${series} `));
  return Number(line?.split(" ").at(-1) ?? 0);
}

async function passes(world: World, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 500) {
    world.clock.advance(500);
    await settled();
  }
}

it("[MX1] there is a series for each queue, drop, resume, lease and lag, and each says what it means", async () => {
  const { text } = await (await serve()).fetch("/metrics");
  const helps = new Map(
    [...text.matchAll(/^# HELP efir_signaling_(\S+) (.+)$/gm)].map(([, name, help]) => [
      name,
      help,
    ]),
  );
  for (const name of [
    ...[
      "queued_bytes",
      "slow_connections",
      "states_overtaken_total",
      "signals_held",
      "late_seconds",
    ],
    ...["departures_owed", "bus_drops_total", "bus_gaps_total", "bus_resyncs_total"],
    ...["bus_lag_seconds", "resumes_total", "resume_duration_seconds", "reconnects_total"],
    ...["lease_age_seconds", "lease_lapses_total", "seats_waiting", "instances_silent"],
  ]) {
    expect(helps.get(name)?.length, name).toBeGreaterThan(20);
  }
  expect(text).toContain("process_cpu_seconds_total");
  expect(text).not.toContain("nodejs_eventloop_lag"); // what it costs is told in prometheus.ts
});

it("[MX2] resumes are counted by what came of them, and reconnects by why the socket before ended", async () => {
  const world = createWorld();
  const [one, two] = [await world.start(), await world.start()];
  const anna = await seatHeld(one, "Anna");
  anna.served.closed("silent");
  await settled();
  const second = await comeBack(one, anna);
  const third = await comeBack(one, anna, { had: hadBy(second) }); // over a socket that is still open
  third.cut();
  await settled();
  await comeBack(two, anna, { had: hadBy(third) });
  expect(await shown(one, 'resumes_total{outcome="replayed"}')).toBe(2);
  expect(await shown(one, "resume_duration_seconds_count")).toBe(2);
  expect(await shown(one, 'reconnects_total{cause="silent"}')).toBe(1);
  expect(await shown(one, 'reconnects_total{cause="moved"}')).toBe(1);
  expect(await shown(two, 'reconnects_total{cause="other-instance"}')).toBe(1);
  const stranger = await seatHeld(two, "Boris");
  stranger.cut();
  await passes(world, 31_000);
  expect(await shown(two, 'resumes_total{outcome="expired"}')).toBe(1);
  await comeBack(one, stranger);
  expect(await shown(one, 'resumes_total{outcome="unknown"}')).toBe(1);
});

it("[MX3] states that a slow reader never gets are counted", async () => {
  const instance = await createWorld().start();
  const [anna, boris] = [await seatHeld(instance, "Anna"), await seatHeld(instance, "Boris")];
  anna.reads("slowly");
  for (const level of [1, 2, 3]) boris.say({ type: "state", state: { ...QUIET, level } });
  expect(await shown(instance, "states_overtaken_total")).toBe(2);
  anna.reads("all");
  expect(await shown(instance, "states_overtaken_total")).toBe(2);
});

it("[MX4] a loss between instances counts as a gap and as a comparison for it; one that does not fit as a drop", async () => {
  const world = createWorld();
  const bus = createMemoryRoomBus();
  const lossy = createLossyBus(bus);
  let isTaken = true;
  const full = {
    ...lossy.bus,
    tell: (to: InstanceId, said: Buffer) => isTaken && lossy.bus.tell(to, said),
  };
  const one = await world.start({ bus: full });
  const two = await world.start({ bus });
  const [anna] = [await one.seat("Anna"), await two.seat("Boris")];
  const says = (hand: boolean) => anna.say({ type: "state", state: { ...QUIET, hand } });
  lossy.fates.said = "is lost";
  says(true);
  lossy.fates.said = "arrives";
  await passes(world, 3_000);
  expect(await shown(two, "bus_gaps_total")).toBe(1);
  expect(await shown(two, 'bus_resyncs_total{cause="gap"}')).toBe(1);
  expect(await shown(one, 'bus_drops_total{queue="bus"}')).toBe(0);
  isTaken = false;
  says(false);
  expect(await shown(one, 'bus_drops_total{queue="bus"}')).toBe(1);
});

it("[MX5] the lag of the bus is how long a frame took, and grows while one does not come back", () => {
  const clock = createManualClock();
  const said: Buffer[] = [];
  const instance = "me" as InstanceId;
  const bus = {
    ...createMemoryRoomBus(),
    tell: (_: InstanceId, one: Buffer) => said.push(one) > 0,
  };
  const lag = createBusLag({ bus, instance, clock });
  lag.start();
  expect(lag.ms()).toBe(0);
  clock.advance(5_000);
  clock.advance(40);
  lag.heard(1);
  expect(lag.ms()).toBe(40);
  clock.advance(5_000 + 3_000);
  expect(lag.ms()).toBe(3_040);
  clock.advance(5_000);
  lag.heard(2); // a later one is under way
  expect(lag.ms()).toBeGreaterThan(8_000);
  lag.heard(3);
  clock.advance(1_000);
  expect(lag.ms()).toBeGreaterThan(8_000); // so long it was
  lag.stop();
  expect(said).toHaveLength(3);
});

it("[MX6] the age of the lease is shown, which a directory out of reach lets grow", async () => {
  const clock = createManualClock(1_800_000_000_000);
  const store = createMemoryDirectory({ clock });
  let isAway = false;
  const renew: typeof store.renew = (instance) =>
    isAway ? Promise.reject(new Error("away")) : store.renew(instance);
  const server = await serve({ clock, directory: { ...store, renew } });
  const age = async () => valueIn((await server.fetch("/metrics")).text, "lease_age_seconds");
  clock.advance(RENEW_EVERY_MS);
  await settled();
  expect(await age()).toBe(0);
  isAway = true;
  for (let round = 0; round < 4; round++) {
    clock.advance(RENEW_EVERY_MS);
    await settled();
  }
  expect(await age()).toBe(20);
  isAway = false;
  clock.advance(RENEW_EVERY_MS);
  await settled();
  const { text } = await server.fetch("/metrics");
  expect(valueIn(text, "lease_age_seconds")).toBe(0);
  expect(valueIn(text, "lease_lapses_total")).toBe(1);
});
