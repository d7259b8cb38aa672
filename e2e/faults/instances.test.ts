import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import type { ClusterOptions } from "../cluster/cluster.ts";
import { membersOn } from "../cluster/members-on.ts";
import { until } from "../support/until.ts";
import { farewells, isListed, isOnAir, seatAt, type Absentee } from "./absentee.ts";
import type { Resident } from "./resident.ts";
import { lasts, room, startScene } from "./scene.ts";

const CLOCK_AHEAD = fileURLToPath(new URL("clock-ahead.ts", import.meta.url));

/** With somebody at the first instance who will not come back. */
async function start(options: ClusterOptions = {}) {
  const scene = await startScene(options);
  const counts = await Promise.all(scene.instances.map(membersOn));
  if (Math.min(...counts) === 0) throw new Error(`Badly shared out: ${counts.join()}`);
  const absentee = await seatAt(scene.instance, room);
  await until("all see who will be away", async () =>
    scene.people.every((one) => isOnAir(one, absentee.seat)),
  );
  return { ...scene, absentee };
}

/** Once at most: whoever came back to a new seat meanwhile was told of a roster without the dead. */
function expectOneFarewell(people: readonly Resident[], { seat }: Absentee): void {
  expect(Math.max(...people.map((one) => farewells(one, seat)))).toBe(1);
  expect(people.filter((one) => isListed(one, seat))).toEqual([]);
}

it("[FA1] an instance is killed: who was there comes back, who does not is gone everywhere, once", async () => {
  const { residents, people, absentee, instance } = await start();
  instance.signal("SIGKILL");
  const noticed = await until("nobody takes the dead for alive", async () =>
    people.every((one) => !isOnAir(one, absentee.seat)),
  );
  const gone = await until(
    "nobody lists the dead",
    async () => people.every((one) => !isListed(one, absentee.seat)),
    25_000,
  );
  await residents.settle();
  console.info(
    `noticed after ${noticed.toFixed(0)} ms, gone ${gone.toFixed(0)} ms later; ${residents.disturbed()}`,
  );
  expect(noticed).toBeLessThan(10_000);
  expectOneFarewell(people, absentee);
  expect(residents.wrongs()).toEqual([]);
});

it("[FA2] an instance stands still for 20 s and goes on: nobody is there twice, nothing is lost", async () => {
  const { residents, people, absentee, instance } = await start();
  instance.signal("SIGSTOP");
  await lasts(20_000);
  const back = await residents.settle();
  instance.signal("SIGCONT");
  await lasts(3_000);
  await residents.settle();
  console.info(`all well ${back.toFixed(0)} ms after 20 s; ${residents.disturbed()}`);
  expectOneFarewell(people, absentee);
  expect(residents.wrongs()).toEqual([]);
});

it("[FA3] the clock of an instance is five minutes ahead: nobody notices", async () => {
  const nodeArgs = (n: number) => (n === 0 ? ["--import", CLOCK_AHEAD] : []);
  const { residents, people, absentee } = await start({ nodeArgs });
  const lateness = await residents.latenessOf(() => lasts(20_000)); // longer than a lease
  await residents.settle();
  console.info(`signals: ${lateness.medianMs.toFixed(1)} ms, p99 ${lateness.p99Ms.toFixed(1)} ms`);
  expect(people.filter((one) => !isOnAir(one, absentee.seat))).toEqual([]);
  const orders = people.map(({ roster }) => roster.map(({ name }) => name).join());
  expect(new Set(orders).size).toBe(1);
  expect(people.flatMap(({ news }) => news.filter(({ type }) => type === "member-left"))).toEqual(
    [],
  );
  expect(residents.wrongs()).toEqual([]);
});

it("[FA12] a rolling deploy: everybody keeps the seat, and no signal is lost", async () => {
  const { residents, people, instances, replace } = await startScene();
  const seats = people.map(({ seat }) => seat);
  const begun = performance.now();
  for (let n = 0; n < instances.length; n++) await replace(n);
  const ms = performance.now() - begun;
  await residents.settle();
  const moves = people.map(({ news }) => news.filter(({ type }) => type === "joined").length - 1);
  console.info(`${instances.length} replaced in ${ms.toFixed(0)} ms; moves: ${moves.join()}`);
  expect(people.map(({ seat }) => seat)).toEqual(seats);
  expect(people.flatMap(({ news }) => news.filter(({ type }) => type === "member-left"))).toEqual(
    [],
  );
  expect(residents.allWrongs()).toEqual([]);
});
