import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { FAKE_DEVICES, launchChromium, type Browser } from "@efir/chromium";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startCluster, type Cluster } from "./cluster/cluster.ts";
import { membersOn } from "./cluster/members-on.ts";
import { join, names, sees, type Person } from "./support/person.ts";
import type { ServerProcess } from "./support/signaling-process.ts";
import { writeSteadyVoice } from "./support/steady-voice.ts";
import { until } from "./support/until.ts";
import { stretch, voiceCounts, type Stretch } from "./support/voice-heard.ts";

/** Less than a word. On a busy machine a calm stretch comes near it; making a link anew takes seconds. */
const SHORT_MS = 300;

let cluster: Cluster;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(joinPath(tmpdir(), "efir-voice-"));
  const voice = joinPath(folder, "voice.wav");
  writeSteadyVoice(voice);
  const devices = [...FAKE_DEVICES, `--use-file-for-fake-audio-capture=${voice}`];
  [cluster, browser] = await Promise.all([startCluster(), launchChromium(devices)]);
});
afterAll(async () => {
  await browser.close();
  await cluster.stop();
  rmSync(folder, { recursive: true });
});

/** The instances with exactly this many members. */
async function instancesWith(members: number): Promise<ServerProcess[]> {
  const counts = await Promise.all(cluster.instances.map(membersOn));
  return cluster.instances.filter((_, n) => counts[n] === members);
}

/** Comes in until the proxy has chosen an instance on which nobody else is. */
async function joinElsewhere(name: string, room: string): Promise<Person> {
  for (;;) {
    const person = await join(browser, { url: cluster.url, name, room });
    if ((await instancesWith(1)).length === 2) return person;
    await person.context.close();
    await until(`${name} is gone`, async () => (await instancesWith(1)).length === 1);
  }
}

const counts = (people: readonly Person[]) => Promise.all(people.map(voiceCounts));

/** How two people heard each other while something was done. */
async function heardWhile(people: readonly Person[], what: () => Promise<void>) {
  const before = await counts(people);
  await what();
  const after = await counts(people);
  expect(after.map((one) => one.connections)).toEqual(before.map((one) => one.connections));
  const ends = before.map((one, n) => ({ before: one, after: after[n]! }));
  return [stretch(ends[0]!, ends[1]!), stretch(ends[1]!, ends[0]!)];
}

const show = ({ ms, sent, received, lost, withoutVoiceMs }: Stretch): string =>
  `${(ms / 1000).toFixed(1)} s: ${sent} packets sent, ${received} received, ${lost} lost, ${withoutVoiceMs.toFixed(0)} ms without voice`;

const passes = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

it("[E2E70] two people on different instances talk on when the instance of one is killed", async () => {
  const anna = await join(browser, { url: cluster.url, name: "Anna", room: "cluster" });
  const [instance] = await instancesWith(1);
  const boris = await joinElsewhere("Boris", "cluster");
  const people = [anna, boris];
  await sees(anna, "Boris", { link: "connected" });
  await sees(boris, "Anna", { link: "connected" });
  await until("both are heard", async () => {
    return (await counts(people)).every(({ received }) => received > 50);
  });
  const calm = await heardWhile(people, () => passes(3_000));
  const killed = await heardWhile(people, async () => {
    instance!.signal("SIGKILL");
    await instance!.ended;
    await until("Anna is on another instance", async () => {
      const left = cluster.instances.filter((one) => one !== instance);
      const members = await Promise.all(left.map(membersOn));
      return members.reduce((sum, count) => sum + count, 0) === 2;
    });
    for (const person of people) {
      await until(`${person.name} sees both`, async () => {
        return (await names(person)).join() === "Anna,Boris";
      });
    }
    await passes(3_000);
  });
  for (const [n, person] of people.entries()) {
    console.info(`${person.name}, calm: ${show(calm[n]!)}; killed: ${show(killed[n]!)}`);
    expect(killed[n]!.lost).toBe(0);
    expect(killed[n]!.received).toBeGreaterThan(killed[n]!.sent * 0.9); // asked one after the other
    expect(killed[n]!.withoutVoiceMs).toBeLessThan(SHORT_MS);
  }
  await sees(anna, "Boris", { link: "connected" });
  await sees(boris, "Anna", { link: "connected" });
  await Promise.all(people.map(({ context }) => context.close()));
});
