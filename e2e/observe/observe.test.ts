import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startRedis } from "@efir/redis-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServerProcess, type ServerProcess } from "../support/signaling-process.ts";
import { panels } from "./panels.ts";

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const BOT = path("apps/bot/src/main.ts");
const ALERTS = path("deploy/observe/alerts.yml");

const alerts = readFileSync(ALERTS, "utf8");
/** Metrics of ours, and those that each Node process has. */
const METRIC = /\b(?:efir|process|nodejs)_[a-z0-9_]+/g;

let redis: { readonly url: string; readonly stop: () => Promise<void> };
let services: ServerProcess[];
let exposed: string;
beforeAll(async () => {
  redis = await startRedis();
  const settings = { REDIS_URL: redis.url, SESSION_SECRET: "s".repeat(40) };
  const bot = {
    ...settings,
    BOT_TOKEN: `1000000:${"d".repeat(35)}`,
    TELEGRAM_API_ROOT: "http://127.0.0.1:9",
  };
  services = await Promise.all([
    startServerProcess({ settings }),
    startServerProcess({ main: BOT, settings: bot }),
  ]);
  const texts = services.map(async ({ url }) => (await fetch(`${url}/metrics`)).text());
  exposed = (await Promise.all(texts)).join("\n");
});
afterAll(async () => {
  await Promise.all(services.map(({ stop }) => stop()));
  await redis.stop();
});

/** The names that can be asked for, of what the services say they have. */
function askable(): Set<string> {
  const types = [...exposed.matchAll(/^# TYPE (\S+) (\S+)$/gm)];
  return new Set(
    types.flatMap(([, name = "", type]) =>
      type === "histogram" ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
}

describe("what operators watch", () => {
  it("[OB1] every metric of a dashboard or an alert is one that a service has", () => {
    const queries = panels().flatMap(({ queries }) => queries);
    const named = [...queries, alerts].flatMap((text) => text.match(METRIC) ?? []);
    const has = askable();
    expect(named.length).toBeGreaterThan(50);
    expect([...new Set(named)].filter((name) => !has.has(name))).toEqual([]);
  });

  it("[OB2] every metric of ours has a help, a unit where it measures, and a place on a dashboard", () => {
    const ours = [...exposed.matchAll(/^# TYPE (efir_\S+) (\S+)$/gm)];
    const shown = panels()
      .flatMap(({ queries }) => queries)
      .join("\n");
    for (const [, name = "", type] of ours) {
      expect(exposed).toMatch(new RegExp(`^# HELP ${name} \\S`, "m"));
      if (type === "histogram") expect(name).toMatch(/_(seconds|ratio|bytes)$/);
      if (type === "counter") expect(name).toMatch(/_total$/);
    }
    expect(ours.map(([, name = ""]) => name).filter((name) => !shown.includes(name))).toEqual([]);
  });

  it("[OB3] every panel says what it shows, and every alert has a runbook", () => {
    for (const { title, description } of panels())
      expect([title, description]).toEqual([title, expect.stringMatching(/\S{3}/)]);
    const headings = [...readFileSync(path("docs/OPERATING.md"), "utf8").matchAll(/^### (\w+)$/gm)];
    const runbooks = headings.map(([, name]) => name);
    const named = [...alerts.matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThanOrEqual(16);
    expect(named.filter((name) => !runbooks.includes(name))).toEqual([]);
  });

  it("[OB4] alerts ring when they should, and not before", () => {
    const tests = path("deploy/observe/alerts.test.yml");
    const said = execFileSync("promtool", ["test", "rules", tests], { encoding: "utf8" });
    expect(said).toContain("SUCCESS");
  });
});
