import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as path } from "node:path";
import { FAKE_DEVICES, launchChromium, type Browser } from "@efir/chromium";
import type { MoveGrant } from "@efir/protocol";
import { afterAll, beforeAll, expect, it } from "vitest";
import { gapsOf, watchGaps } from "./support/gaps.ts";
import { arriveAt, inPhase, join, memberWith, names, tap, type Person } from "./support/person.ts";
import { startProduct, type Product } from "./support/product.ts";
import { writeSteadyVoice } from "./support/steady-voice.ts";
import { until } from "./support/until.ts";

const folder = mkdtempSync(path(tmpdir(), "efir-move-"));
const VOICE = path(folder, "voice.wav");
let product: Product;
let browser: Browser;
beforeAll(async () => {
  writeSteadyVoice(VOICE);
  [product, browser] = await Promise.all([
    startProduct(),
    launchChromium([...FAKE_DEVICES, `--use-file-for-fake-audio-capture=${VOICE}`]),
  ]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  rmSync(folder, { recursive: true });
});

const idOf = ({ page }: Person) =>
  page.locator(memberWith("Anna", {})).getAttribute("data-member-id");

const openConnections = ({ page }: Person) =>
  page.evaluate(
    () => recordedConnections.filter(({ connectionState }) => connectionState !== "closed").length,
  );

/** What the code on the screen says. */
async function moveLink(person: Person): Promise<string> {
  await tap(person, "more-button");
  const answer = person.page.waitForResponse((response) => response.url().endsWith("/move-keys"));
  await tap(person, "move-button");
  await person.page.getByTestId("move-code").waitFor();
  const { move_key } = (await (await answer).json()) as MoveGrant;
  return `${product.url}/?room=along#move=${move_key}`;
}

it("[E2E90] a call goes on at another device: no gap is heard, one person is seen, the old device hangs up", async () => {
  const anna = await join(browser, { url: product.url, name: "Anna", room: "along" });
  const boris = await join(browser, { url: product.url, name: "Boris", room: "along" });
  await boris.page.locator(memberWith("Anna", { link: "connected", speaking: "true" })).waitFor();
  const before = await idOf(boris);
  const link = await moveLink(anna);

  const desk = await arriveAt(browser, { url: link, name: "Anna" });
  await desk.page.getByTestId("join-button").waitFor();
  expect(desk.page.url()).toBe(`${product.url}/?room=along`);
  expect(await desk.page.getByTestId("name-input").count()).toBe(0);

  await watchGaps(boris, "Anna");
  await tap(desk, "join-button");
  await inPhase(anna, "ended");
  await anna.page.getByText("The call goes on on your other device").waitFor();
  await inPhase(desk, "live");
  await until(
    "Boris hears the other device only",
    async () => (await openConnections(boris)) === 1,
  );
  await until("the old device is silent", async () => (await openConnections(anna)) === 0, 2_000);
  await boris.page.locator(memberWith("Anna", { link: "connected", speaking: "true" })).waitFor();

  const { longestMs, peopleSeen } = await gapsOf(boris);
  expect(longestMs).toBeLessThan(200);
  expect(peopleSeen).toEqual(["1"]);
  expect(await idOf(boris)).toBe(before);
  expect([await names(boris), await names(desk)]).toEqual([
    ["Anna", "Boris"],
    ["Anna", "Boris"],
  ]);

  await desk.page.reload();
  await tap(desk, "join-button");
  await inPhase(desk, "live");
  expect(await idOf(boris)).toBe(before);
  await tap(anna, "take-back-button");
  await inPhase(anna, "live");
  await inPhase(desk, "ended");
  await Promise.all([anna, boris, desk].map(({ context }) => context.close()));
});
