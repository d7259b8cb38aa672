import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { loadEnvFile } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "efir-env-"));
const path = join(folder, ".env");
afterAll(() => rmSync(folder, { recursive: true }));

const load = (text: string, env: Readonly<Record<string, string | undefined>> = {}) => {
  writeFileSync(path, text);
  return loadEnvFile(path, env);
};
const loaded = (text: string, env?: Readonly<Record<string, string>>) => {
  const outcome = load(text, env);
  return outcome.ok ? outcome.value : outcome.error;
};
const badPlaces = (text: string) => {
  const outcome = load(text);
  return outcome.ok ? [] : outcome.error.map(({ name }) => name.replace(path, "file"));
};

it("[CF20] without a file there is the process environment", () => {
  expect(loadEnvFile(join(folder, "none"), { PORT: "1" })).toEqual({
    ok: true,
    value: { PORT: "1" },
  });
});

it("[CF21] the process environment wins over the file, even with nothing", () => {
  expect(loaded("PORT=1\nLOG_LEVEL=debug\nBOT_TOKEN=x\n", { PORT: "2", BOT_TOKEN: "" })).toEqual({
    PORT: "2",
    LOG_LEVEL: "debug",
    BOT_TOKEN: "",
  });
});

it("[CF22] comments, blank lines, quotes, `export`, a byte order mark and Windows line ends are fine", () => {
  const text = `\uFEFFA=1\r\n\r\n# note = it\r\n  B = "two # words" # note\r\nexport C='3'\r\nD="x\ny=z\nw"\nE=\n`;
  expect(loaded(text)).toEqual({ A: "1", B: "two # words", C: "3", D: "x\ny=z\nw", E: "" });
});

it("[CF23] each line that says nothing is named by its number", () => {
  expect(badPlaces("A=1\njust words\nD='a\nb'\n=5\nsp ace=1\n1A=1\n")).toEqual([
    "file, line 2",
    "file, line 5",
    "file, line 6",
    "file, line 7",
  ]);
});

it("[CF24] a quote that is never closed is named by the line that opened it", () => {
  expect(badPlaces('A=1\nB="open\nC=2\n')).toEqual(["file, line 2"]);
});

it("[CF25] what is said about a bad line never says what stands in it", () => {
  expect(JSON.stringify(load("BOT_TOKEN 123456:secret\n"))).not.toContain("secret");
});

it("[CF26] a file that cannot be read is a problem, not a crash", () => {
  const outcome = loadEnvFile(folder, {});
  expect(outcome.ok ? [] : outcome.error.map(({ name }) => name)).toEqual([folder]);
});
