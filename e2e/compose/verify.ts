import { FAKE_DEVICES, launchChromium } from "@efir/chromium";
import { execFile } from "node:child_process";
import { createServer } from "node:net";
import { promisify } from "node:util";
import { join, type Person } from "../support/person.ts";
import { ask, panels } from "../observe/panels.ts";
import { until } from "../support/until.ts";
import { createCompose, findCompose, type Compose } from "./compose.ts";
import { startTelegram, type Telegram } from "./telegram.ts";
import { expectNames, report, startWatching } from "./watch.ts";

/** `npm run verify:compose`: the production shape, really built, started, scaled and broken while two people talk. */
const MOST_LOST_MS = 200;
const LONG = 120_000;
const run = promisify(execFile);
/** Nothing of this happens to a deployment that is well: there is nothing to show. */
const QUIET_PANELS = /: (Messages: |Slow readers|Bot: Telegram asks)/;
const log = (line: string) => process.stdout.write(`${line}\n`);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

interface Stage {
  readonly compose: Compose;
  readonly telegram: Telegram;
  readonly people: readonly Person[];
  /** Where Prometheus answers. */
  readonly prometheus: string;
}

let wrong = 0;

/** Does something to the deployment, and says what those who talk noticed of it. */
async function during({ people }: Stage, what: string, act: () => Promise<unknown>): Promise<void> {
  const before = await Promise.all(people.map(({ page }) => report(page)));
  const start = performance.now();
  await act();
  await new Promise((resolve) => setTimeout(resolve, 8_000)); // until an effect would have shown
  const after = await Promise.all(people.map(({ page }) => report(page)));
  const lost = Math.max(
    ...after.map(({ concealedMs }, i) => concealedMs - (before[i]?.concealedMs ?? 0)),
  );
  const gap = Math.max(...after.map(({ worstGapMs }) => worstGapMs));
  const ghosts = after.flatMap((seen) => seen.ghosts);
  const isFine = lost <= MOST_LOST_MS && gap < 1_000 && ghosts.length === 0;
  if (!isFine) wrong++;
  const seconds = ((performance.now() - start) / 1_000).toFixed(0);
  const roster = ghosts.length === 0 ? "roster true" : `roster wrong: ${ghosts.join(" / ")}`;
  log(
    `${isFine ? "✓" : "✗"} ${what} (${seconds} s): ${lost} ms lost, longest pause ${gap} ms, ${roster}`,
  );
}

async function rollingRestart({ compose }: Stage): Promise<void> {
  for (const container of await compose.containers("signaling")) {
    await run("docker", ["stop", "--time", "20", container]);
    await run("docker", ["start", container]);
    await healthy(compose, "signaling");
  }
}

const healthy = (compose: Compose, service: string) =>
  until(
    `${service} is healthy`,
    async () => {
      const ids = await compose.containers(service);
      const { stdout } = await run("docker", [
        "inspect",
        "--format",
        "{{.State.Health.Status}}",
        ...ids,
      ]);
      return (
        ids.length > 0 &&
        stdout
          .trim()
          .split("\n")
          .every((state) => state === "healthy")
      );
    },
    LONG,
  );

async function breakThings(
  stage: Stage,
  url: string,
  browser: Awaited<ReturnType<typeof launchChromium>>,
) {
  const { compose, telegram, people, prometheus } = stage;
  const names = people.map(({ name }) => name);
  await Promise.all(people.map(({ page }) => startWatching(page, names)));
  await until("the card shows both", async () => /2/.test(telegram.card()?.text ?? ""), LONG);
  log(`✓ the card in the chat: ${telegram.card()?.text.split("\n").at(-1)}`);

  await during(stage, "nothing", async () => {});
  await during(stage, "scale out to 5", async () => {
    await compose.scale(5);
    await healthy(compose, "signaling");
  });
  await during(stage, "scale in to 2", () => compose.scale(2));
  await during(stage, "rolling restart of signaling", () => rollingRestart(stage));
  await during(stage, "redis restarted", () => compose.call("restart", "redis"));
  await during(stage, "bot replaced", async () => {
    await compose.call("up", "--detach", "--no-build", "--force-recreate", "--no-deps", "bot");
    await healthy(compose, "bot");
  });
  await Promise.all(people.map(({ page }) => expectNames(page, [...names, "Chen"])));
  const room = new URL(people[0]?.page.url() ?? url).searchParams.get("room") ?? "";
  const chen = await join(browser, { url, name: "Chen", room });
  await until(
    "the new bot edits the card",
    async () => /3/.test(telegram.card()?.text ?? ""),
    LONG,
  );
  log(`✓ after all that: ${telegram.card()?.text.split("\n").at(-1)}`);
  const firstVoices = "sum(increase(efir_signaling_client_first_voice_seconds_count[10m]))";
  await until(
    "Prometheus counts the first voice that somebody heard",
    async () => (await ask(prometheus, firstVoices)).some((count) => count > 0),
    LONG,
  );
  await chen.context.close();
}

interface Shown {
  readonly name: string;
  readonly values: readonly number[];
}

/** What every panel of the dashboards shows by now. */
const shown = (prometheus: string): Promise<Shown[]> =>
  Promise.all(
    panels().map(async ({ dashboard, title, queries }) => {
      const values = (await Promise.all(queries.map((query) => ask(prometheus, query)))).flat();
      return { name: `${dashboard}: ${title}`, values };
    }),
  );

const isMissing = ({ name, values }: Shown) => values.length === 0 && !QUIET_PANELS.test(name);

/** What has just happened is on the panels when Prometheus has looked at it twice. */
async function lookAtPanels(prometheus: string): Promise<void> {
  let all: Shown[] = [];
  const hasData = async () => !(all = await shown(prometheus)).some(isMissing);
  await until("the dashboards have data", hasData, LONG).catch(() => undefined); // told below
  for (const { name, values } of all) {
    const some = values.slice(0, 6).map((value) => Number(value.toPrecision(3)));
    log(`  ${name}: ${values.length === 0 ? "nothing" : some.join(", ")}`);
  }
  const missing = all.filter(isMissing).map(({ name }) => name);
  if (missing.length > 0) wrong++;
  log(missing.length === 0 ? "✓ the dashboards have data" : `✗ no data: ${missing.join("; ")}`);
}

async function main(): Promise<void> {
  const command = await findCompose();
  if (!command) {
    log("efir: a Docker engine and `docker compose` are needed, and none answers.");
    process.exitCode = 1;
    return;
  }
  const telegram = await startTelegram();
  const [httpPort, httpsPort] = [await freePort(), await freePort()];
  const prometheusPort = await freePort();
  const url = `http://localhost:${httpPort}`;
  const { port: telegramPort, token: botToken } = telegram;
  const compose = createCompose(command, {
    httpPort,
    httpsPort,
    telegramPort,
    prometheusPort,
    botToken,
  });
  const browser = await launchChromium(FAKE_DEVICES);
  try {
    log("building the images …");
    await compose.call("build", "web", "signaling", "bot");
    const { stdout } = await run("docker", [
      "images",
      "--format",
      "  {{.Repository}} {{.Size}}",
      "--filter",
      "reference=efir-*",
    ]);
    log(stdout.trimEnd());
    await compose.up(3);
    for (const service of ["redis", "signaling", "bot"]) await healthy(compose, service);
    log(`✓ up: ${url}, 3 instances of signaling`);

    telegram.type("/room@efir_verify_bot standup");
    await until(
      "the bot answers with a card",
      async () => (telegram.card()?.link ?? "") !== "",
      LONG,
    );
    const room = new URL(telegram.card()?.link ?? "").searchParams.get("startapp") ?? "";
    const people = [
      await join(browser, { url, name: "Anna", room }),
      await join(browser, { url, name: "Boris", room }),
    ];
    const prometheus = `http://127.0.0.1:${prometheusPort}`;
    await breakThings({ compose, telegram, people, prometheus }, url, browser);
    await lookAtPanels(prometheus);
  } finally {
    await browser.close();
    await compose.down();
    telegram.close();
  }
  const left = await compose.leftovers();
  if (left.length > 0) wrong++;
  log(left.length === 0 ? "✓ down: nothing left" : `✗ down leaves ${left.join(" ")}`);
  process.exitCode = wrong === 0 ? 0 : 1;
}

await main();
