import { RoomCode } from "@efir/protocol";
import * as v from "valibot";
import { expect, it, onTestFinished } from "vitest";
import { until } from "../support/until.ts";
import { guestToken } from "../support/wire-client.ts";
import { Caller } from "./caller.ts";
import { junk } from "./junk.ts";
import { memoryMb } from "./memory.ts";
import type { Lateness, Residents } from "./residents.ts";
import { lasts, room, startScene } from "./scene.ts";

/** Callers are told apart by address, and this machine has a whole network of addresses of its own. */
async function start() {
  const scene = await startScene({ settings: { TRUST_PROXY: "0" } });
  const tokens = await Promise.all(
    ["Ivan", "Julia", "Kirill", "Lena", "Max"].map((name) => guestToken(scene.instance.url, name)),
  );
  return { ...scene, tokens };
}

function expectUndisturbed({ people, wrongs }: Residents): void {
  expect(people.filter(({ isUndisturbed }) => !isUndisturbed)).toEqual([]);
  expect(wrongs()).toEqual([]);
}

const show = ({ medianMs, p99Ms }: Lateness) =>
  `signals ${medianMs.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`;

it("[FA7] who does not read is told only the newest, then cut; memory stays, the others do not notice", async () => {
  const { instance, residents, tokens } = await start();
  const [token = ""] = tokens;
  const deaf = await Caller.connect(instance, token);
  await deaf.joins(room);
  deaf.stopsReading();
  const before = memoryMb(instance);
  const filler = "x".repeat(60_000); // over 100 MB of it in all
  const seat = deaf.seat;
  const closed = deaf.closed;
  const flood = setInterval(() => {
    for (const person of residents.people) person.tells(seat, filler);
  }, 50);
  const lateness = await residents.latenessOf(() => lasts(15_000));
  clearInterval(flood);
  deaf.readsOn();
  const code = await closed;
  const grown = memoryMb(instance) - before;
  await residents.settle();
  console.info(`${show(lateness)}; cut with ${code}; memory grew by ${grown.toFixed(0)} MB`);
  expect(code).not.toBe(1000);
  expect(grown).toBeLessThan(80);
  expectUndisturbed(residents);
});

it("[FA8] two thousand come at once: all get in, and those inside talk on", async () => {
  const { instances, residents, tokens } = await start();
  const calm = await residents.latenessOf(() => lasts(3_000));
  const callers: Caller[] = [];
  onTestFinished(() => callers.forEach((caller) => caller.hangsUp()));
  const joins = async (token: string, n: number) => {
    const instance = instances[n % instances.length];
    if (!instance) throw new Error("There is no instance");
    const caller = await Caller.connect(instance, token, n);
    await caller.joins(v.parse(RoomCode, `storm-${Math.floor(n / tokens.length)}`));
    callers.push(caller);
  };
  const begun = performance.now();
  const crowd = Array.from({ length: CROWD }, (_, n) => joins(tokens[n % tokens.length] ?? "", n));
  const storm = await residents.latenessOf(() => Promise.all(crowd));
  const ms = performance.now() - begun;
  await residents.settle();
  console.info(
    `${callers.length} got in in ${ms.toFixed(0)} ms; ${show(storm)}; calm: ${show(calm)}`,
  );
  expect(callers).toHaveLength(CROWD);
  expectUndisturbed(residents);
});

it("[FA9] a million frames of junk: no crash, no growth of memory, and those inside talk on", async () => {
  const { instance, residents, tokens } = await start();
  const [token = ""] = tokens;
  const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
  console.info(`seed ${seed}`);
  const frames = junk(seed);
  const calm = await residents.latenessOf(() => lasts(3_000));
  const speaks = async (rounds: number) => {
    for (let round = 0; round < rounds; round++) {
      await Promise.all(
        Array.from({ length: 20 }, async (_, n) => {
          const caller = await Caller.connect(instance, token, round * 20 + n);
          await caller.says(Array.from({ length: FRAMES_A_CALL }, frames));
          caller.hangsUp();
        }),
      );
    }
  };
  await speaks(125); // what it needs at such work it has by then
  const before = memoryMb(instance);
  const lateness = await residents.latenessOf(() => speaks(125));
  const grown = memoryMb(instance) - before;
  await residents.settle();
  console.info(
    `seed ${seed}: ${show(lateness)}; calm: ${show(calm)}; memory grew by ${grown.toFixed(0)} MB`,
  );
  expect(grown).toBeLessThan(60);
  await until("it is ready", async () => (await fetch(`${instance.url}/readyz`)).ok);
  expectUndisturbed(residents);
}, 600_000);

const CROWD = 2_000;
/** As many as are read and answered one by one, before they come too fast. */
const FRAMES_A_CALL = 200;
