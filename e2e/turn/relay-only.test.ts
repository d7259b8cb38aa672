import { chromiumPath, FAKE_DEVICES, launchChromium, type Browser } from "@efir/chromium";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mediaPaths, received, relayCarriers } from "../support/connections.ts";
import { arrive, join, type Person } from "../support/person.ts";
import { until } from "../support/until.ts";
import { end, whenItSays } from "../weaknet/subjects/process.ts";
import { gatherRelays } from "./relays.ts";
import * as turn from "./turn-process.ts";
import { createWalledNetwork, SERVER_ADDRESS, type WalledNetwork } from "./walled-network.ts";

const SOLO = fileURLToPath(new URL("../../apps/solo/src/main.ts", import.meta.url));
const mayMakeNetworks = process.platform === "linux" && process.getuid?.() === 0;
const HOUR_MS = 60 * 60_000;

interface Efir {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

async function startEfir({ server }: WalledNetwork, port: number, settings: object): Promise<Efir> {
  const url = `http://${SERVER_ADDRESS}:${port}`;
  const env = { PATH: process.env["PATH"], PORT: `${port}`, PUBLIC_URL: url, ...settings };
  const stdio: ["ignore", "pipe", "pipe"] = ["ignore", "pipe", "pipe"];
  const child = server.spawn(process.execPath, [SOLO], { env, stdio });
  await whenItSays(child, /efir is ready/);
  return { url, stop: () => end(child, "SIGTERM") };
}

describe.skipIf(!mayMakeNetworks)("(needs root on Linux) people who meet only at a relay", () => {
  let network: WalledNetwork;
  let servers: { stop: () => Promise<void> }[];
  let browsers: Browser[];
  let [lapsing, fixed] = ["", ""];

  beforeAll(async () => {
    network = createWalledNetwork(2);
    const stun = { STUN_URLS: `stun:${SERVER_ADDRESS}:3478` };
    const [deployed, hosted, one, other] = await Promise.all([
      turn.startDeployedTurn(network),
      turn.startFixedTurn(network),
      startEfir(network, 8080, {
        ...stun,
        TURN_URL: turn.TURN_URLS.join(","),
        TURN_SECRET: turn.SECRET,
      }),
      startEfir(network, 8081, {
        ...stun,
        TURN_URL: turn.FIXED_URL,
        TURN_USERNAME: turn.FIXED.username,
        TURN_PASSWORD: turn.FIXED.password,
      }),
    ]);
    servers = [deployed, hosted, one, other];
    [lapsing, fixed] = [one.url, other.url];
    const trusted = `--unsafely-treat-insecure-origin-as-secure=${lapsing},${fixed}`;
    const flags = [...FAKE_DEVICES, trusted, "--ignore-certificate-errors"];
    browsers = await Promise.all(
      [0, 1].map((n) => launchChromium(flags, network.inside(n, chromiumPath()))),
    );
  });
  afterAll(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await Promise.all(servers.map((server) => server.stop()));
    network.remove();
  });

  /** Two join, and hear each other by the relay alone, which both reach in this way. */
  async function talk(url: string, room: string, carrier: string): Promise<void> {
    const people: Person[] = [];
    for (const [n, browser] of browsers.entries()) {
      people.push(await join(browser, { url, name: ["Anna", "Boris"][n] ?? "", room }));
    }
    for (const { page, name } of people) {
      await until(`${name} hears`, async () => (await received(page)).audioStreams === 1);
      await expect.poll(() => mediaPaths(page), { timeout: 15_000 }).toEqual(["relay/relay"]);
      // On a busy machine a slower way may answer first, and is left for the better one.
      await expect.poll(() => relayCarriers(page), { timeout: 15_000 }).toEqual([carrier]);
    }
    await Promise.all(people.map(({ context }) => context.close()));
  }

  it("[E2E32] with a name and a password that do not lapse they talk, too", async () => {
    await talk(fixed, "fixed", "udp");
  });

  it("[E2E33] logins of another secret and of yesterday get no relay, over UDP, TCP and TLS", async () => {
    const { page, context } = await arrive(browsers[0]!, { url: lapsing, name: "Mallory" });
    const ask = (urls: string, given: { username: string; credential: string }) =>
      gatherRelays(page, { urls, ...given });
    const tomorrow = Date.now() + 24 * HOUR_MS;
    for (const url of turn.TURN_URLS) {
      expect(await ask(url, turn.login("p1", tomorrow))).toMatchObject({ relays: 1 });
      expect(await ask(url, turn.login("p1", tomorrow, "another secret"))).toMatchObject({
        relays: 0,
        refusals: [401],
      });
      expect(await ask(url, turn.login("p1", Date.now() - HOUR_MS))).toMatchObject({
        relays: 0,
        refusals: [401],
      });
    }
    await context.close();
  });

  it.each([
    ["everything", "none", "udp"],
    ["no UDP", "no-udp", "tcp"],
    ["TLS alone", "tls-only", "tls"],
  ] as const)("[E2E34] networks that let out %s", async (_what, wall, carrier) => {
    network.build(wall);
    await talk(lapsing, wall, carrier);
  });
});
