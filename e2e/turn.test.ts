import { FAKE_DEVICES, launchChromium, type Browser } from "@efir/chromium";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { received, mediaPaths } from "./support/connections.ts";
import { join } from "./support/person.ts";
import { startProduct } from "./support/product.ts";
import { startTurnServer, type TurnServer } from "./support/turn-server.ts";
import { until } from "./support/until.ts";
import { guestToken } from "./support/wire-client.ts";

const SECRET = "the-secret-that-coturn-and-signaling-share";

let turn: TurnServer;
let browser: Browser;
beforeAll(async () => {
  [turn, browser] = await Promise.all([startTurnServer(SECRET), launchChromium(FAKE_DEVICES)]);
});
afterAll(async () => {
  await browser.close();
  await turn.stop();
});

const product = (secret: string) =>
  startProduct({ TURN_URL: turn.url, TURN_SECRET: secret, ICE_TRANSPORT_POLICY: "relay" });

describe("through a TURN server", () => {
  it("[E2E30] two people hear each other by the relay alone, with credentials that lapse", async () => {
    const efir = await product(SECRET);
    const people = [
      await join(browser, { url: efir.url, name: "Anna", room: "relay" }),
      await join(browser, { url: efir.url, name: "Boris", room: "relay" }),
    ];
    for (const { page, name } of people) {
      await until(`${name} hears`, async () => (await received(page)).audioStreams === 1);
      expect(await mediaPaths(page)).toEqual(["relay/relay"]);
    }
    await Promise.all(people.map(({ context }) => context.close()));
    await efir.stop();
  });

  it("[E2E31] credentials are for the admitted only, and those of another secret open nothing", async () => {
    const efir = await product("another-secret-that-coturn-does-not-know");
    const asked = async (headers: Record<string, string>) =>
      (await (await fetch(`${efir.url}/api/ice-config`, { headers })).text()).includes(
        "credential",
      );
    expect(await asked({})).toBe(false);
    expect(await asked({ Authorization: `Bearer ${await guestToken(efir.url, "Anna")}` })).toBe(
      true,
    );

    const anna = await join(browser, { url: efir.url, name: "Anna", room: "closed" });
    await join(browser, { url: efir.url, name: "Boris", room: "closed" });
    await until("coturn refuses", async () => /Cannot find credentials/.test(turn.log()));
    expect((await received(anna.page)).audioStreams).toBe(0);
    expect(await mediaPaths(anna.page)).toEqual([]);
    await efir.stop();
  });
});
