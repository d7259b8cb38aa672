import { FAKE_DEVICES, launchChromium, type Browser } from "@efir/chromium";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { received } from "./support/connections.ts";
import { inPhase, join, names, sees, tap, type Person } from "./support/person.ts";
import { startProduct, type Product } from "./support/product.ts";
import { shownAfter } from "./support/shown-after.ts";
import { until } from "./support/until.ts";

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchChromium(FAKE_DEVICES)]);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const enter = (name: string, room: string) => join(browser, { url: product.url, name, room });

/** The fake microphone beeps, so what decodes must gain energy. */
async function hearsEveryone(person: Person, others: number): Promise<void> {
  await until(`${person.name} hears ${others}`, async () => {
    return (await received(person.page)).audioStreams === others;
  });
  const before = await received(person.page);
  await until(`${person.name} still hears`, async () => {
    return (await received(person.page)).audioEnergy > before.audioEnergy;
  });
}

const leaveAll = (people: readonly Person[]) =>
  Promise.all(people.map(({ context }) => context.close()));

describe("people in a room", () => {
  it("[E2E1] two people hear each other", async () => {
    const people = [await enter("Anna", "two"), await enter("Boris", "two")];
    for (const person of people) {
      await hearsEveryone(person, 1);
      expect(await names(person)).toEqual(["Anna", "Boris"]);
    }
    await sees(people[0]!, "Boris", { link: "connected", mic: "on", self: "false" });
    await sees(people[0]!, "Anna", { link: "self", self: "true" });
    await leaveAll(people);
  });

  it("[E2E2] two people see each other, and a camera goes off again", async () => {
    const [anna, boris] = [await enter("Anna", "cameras"), await enter("Boris", "cameras")];
    for (const person of [anna, boris]) await tap(person, "camera-button");
    for (const [person, other] of [
      [anna, "Boris"],
      [boris, "Anna"],
    ] as const) {
      await sees(person, other, { camera: "on" });
      await until(`${person.name} decodes frames`, async () => {
        return (await received(person.page)).framesDecoded > 5;
      });
    }
    await tap(anna, "camera-button");
    await sees(boris, "Anna", { camera: "off" });
    await leaveAll([anna, boris]);
  });

  it("[E2E3] the others see a mute and a camera within 300 ms", async () => {
    const [anna, boris] = [await enter("Anna", "quick"), await enter("Boris", "quick")];
    await sees(boris, "Anna", { mic: "on" });
    expect(
      await shownAfter(anna, "mic-button", { watcher: boris, attributes: { mic: "off" } }),
    ).toBeLessThan(300);
    expect(
      await shownAfter(anna, "mic-button", { watcher: boris, attributes: { mic: "on" } }),
    ).toBeLessThan(300);
    await tap(anna, "camera-button");
    await sees(boris, "Anna", { camera: "on" });
    expect(
      await shownAfter(anna, "camera-button", { watcher: boris, attributes: { camera: "off" } }),
    ).toBeLessThan(300);
    await leaveAll([anna, boris]);
  });

  it("[E2E4] four people all hear each other; one leaves, one closes the tab", async () => {
    const people: Person[] = [];
    for (const name of ["Anna", "Boris", "Chen", "Dana"]) people.push(await enter(name, "four"));
    for (const person of people) await hearsEveryone(person, 3);

    const [anna, boris, chen, dana] = people as [Person, Person, Person, Person];
    await tap(dana, "leave-button");
    for (const person of [anna, boris, chen]) {
      await until(`${person.name} sees Dana go`, async () => {
        return (await names(person)).join() === "Anna,Boris,Chen";
      });
    }
    await chen.page.close();
    for (const person of [anna, boris]) {
      await until("Chen is gone", async () => (await names(person)).join() === "Anna,Boris", 3_000);
      await hearsEveryone(person, 1);
    }
    await leaveAll(people);
  });

  it("[E2E5] who speaks is shown, and who is muted is not", async () => {
    const [anna, boris] = [await enter("Anna", "speak"), await enter("Boris", "speak")];
    await sees(boris, "Anna", { speaking: "true" });
    await tap(anna, "mic-button");
    await sees(boris, "Anna", { speaking: "false", mic: "off" });
    await leaveAll([anna, boris]);
  });

  it("[E2E6] a raised hand is seen by the others", async () => {
    const [anna, boris] = [await enter("Anna", "hands"), await enter("Boris", "hands")];
    await tap(anna, "hand-button");
    await until("Boris sees the hand", async () => {
      const row = boris.page.locator('[data-testid="member"][data-name="Anna"]');
      return (await row.getAttribute("data-hand")) === "true";
    });
    await leaveAll([anna, boris]);
  });

  it("[E2E7] a server that restarts gets everybody back by itself", async () => {
    const own = await startProduct({ PORT: "0", SESSION_SECRET: "s".repeat(40) });
    const people = [
      await join(browser, { url: own.url, name: "Anna", room: "again" }),
      await join(browser, { url: own.url, name: "Boris", room: "again" }),
    ];
    const { port } = new URL(own.url);
    await own.stop();
    for (const person of people) await inPhase(person, "reconnecting");
    const next = await startProduct({ PORT: port, SESSION_SECRET: "s".repeat(40) });
    for (const person of people) {
      await inPhase(person, "live");
      await hearsEveryone(person, 1);
    }
    await leaveAll(people);
    await next.stop();
  });
});
