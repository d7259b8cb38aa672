import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findProgram } from "./find-program.mjs";
import { installAdvice } from "./install-advice.mjs";
import { missingParts } from "./system-parts.mjs";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "efir-parts-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

const program = (name: string) => {
  const path = join(folder, name);
  writeFileSync(path, "#!/bin/sh\n");
  chmodSync(path, 0o755);
  return path;
};

const names = (env: Record<string, string>) => missingParts(env, false).map(({ name }) => name);

const TESTS_NEED = ["redis-server", "turnserver", "nginx", "promtool", "openssl", "chromium"];

it("[BS19] a program is found by the first name that can be run", () => {
  const found = program("google-chrome");
  writeFileSync(join(folder, "chromium"), "may not be run");
  mkdirSync(join(folder, "chromium-browser"));
  const search = ["/nowhere", folder].join(delimiter);
  expect(findProgram(["chromium", "chromium-browser", "google-chrome"], search)).toBe(found);
  expect(findProgram([found], "")).toBe(found);
  expect(findProgram(["turnserver"], search)).toBeNull();
});

it("[BS20] what PATH does not have is missing", () => {
  program("redis-server");
  const browser = program("my-browser");
  expect(names({ PATH: folder, CHROMIUM_PATH: browser })).toEqual([
    "coturn",
    "nginx",
    "Prometheus",
    "OpenSSL",
  ]);
  for (const name of ["turnserver", "nginx", "promtool", "openssl"]) program(name);
  expect(names({ PATH: folder, CHROMIUM_PATH: browser })).toEqual([]);
});

it("[BS21] a CHROMIUM_PATH that leads nowhere is told, not looked past", () => {
  for (const name of TESTS_NEED) program(name);
  expect(names({ PATH: folder })).toEqual([]);
  expect(names({ PATH: folder, CHROMIUM_PATH: join(folder, "gone") })).toEqual(["Chromium"]);
});

it("[BS28] what bad networks are made with is missed only where they can be made", () => {
  for (const name of TESTS_NEED) program(name);
  const missing = missingParts({ PATH: folder }, true).map(({ name }) => name);
  expect(missing).toEqual(["espeak-ng", "sox", "gcc", "ip", "chrt"]);
  for (const name of missing) program(name);
  expect(missingParts({ PATH: folder }, true)).toEqual([]);
});

const redis = {
  name: "Redis",
  programs: ["redis-server"],
  packages: { "apt-get": "redis-server", dnf: "redis", brew: "redis" },
};
const relay = {
  name: "coturn",
  programs: ["turnserver"],
  packages: { "apt-get": "coturn", dnf: "coturn", brew: "coturn" },
};

it("[BS22] the advice is the exact command of the machine's package manager", () => {
  expect(installAdvice([redis, relay], ["apt-get"]).split("\n")).toEqual([
    "efir: The tests need Redis, coturn. Install what is missing and run again:",
    "  sudo apt-get install -y --no-install-recommends redis-server coturn",
  ]);
  expect(installAdvice([redis], ["dnf"])).toMatch(/\n {2}sudo dnf install -y redis$/);
  expect(installAdvice([relay], ["brew"])).toMatch(/\n {2}brew install coturn$/);
});

it("[BS23] without a known package manager all three are told", () => {
  const advice = installAdvice([redis], []);
  for (const words of ["apt-get install", "dnf install", "brew install"]) {
    expect(advice).toContain(words);
  }
});
