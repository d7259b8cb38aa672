import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

let root: string;

const WAITING = `
process.on("SIGTERM", () => { console.log("stopping"); process.exit(7); });
setInterval(() => {}, 1000);
console.log("up", process.pid);
`;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "efir-foreground-"));
  mkdirSync(join(root, "tooling"));
  cpSync(import.meta.dirname, join(root, "tooling/bootstrap"), { recursive: true });
  writeFileSync(join(root, "waiting.mjs"), WAITING);
  const runner = `
    import { runForeground } from "./tooling/bootstrap/run-foreground.mjs";
    const code = await runForeground(process.execPath, ["waiting.mjs"], { cwd: "${root}", env: process.env });
    process.exitCode = code;`;
  writeFileSync(join(root, "runner.mjs"), runner);
});

afterEach(() => rmSync(root, { recursive: true }));

const run = (...args: string[]) => {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const heard = { text: "" };
  child.stdout.on("data", (data: Buffer) => (heard.text += data.toString()));
  child.stderr.on("data", (data: Buffer) => (heard.text += data.toString()));
  return { child, heard, closed: once(child, "close") };
};

it("[BS25] a signal reaches the servers, and their exit code comes back", async () => {
  const { child, heard, closed } = run("runner.mjs");
  await expect.poll(() => heard.text, { timeout: 5_000 }).toContain("up");
  child.kill("SIGTERM");
  expect(await closed).toEqual([7, null]);
  expect(heard.text).toContain("stopping");
  const pid = Number(/up (\d+)/.exec(heard.text)?.[1]);
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});

it("[BS26] an unknown command is answered with the known ones and exit code 1", async () => {
  const { heard, closed } = run("tooling/bootstrap/efir.mjs", "toString");
  expect(await closed).toEqual([1, null]);
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const commands = [...manifest.matchAll(/efir\.mjs ([\w:]+)"/g)].map(([, name]) => name);
  expect(heard.text).toBe(`efir: Say one of: ${commands.join(", ")}.\n`);
});

it("[BS27] an old Node gets one sentence", async () => {
  const pretend = "Object.defineProperty(process.versions, 'node', { value: '12.22.0' });";
  writeFileSync(join(root, "old-node.cjs"), pretend);
  const { heard, closed } = run("--require", "./old-node.cjs", "tooling/bootstrap/efir.mjs");
  expect(await closed).toEqual([1, null]);
  expect(heard.text).toBe(
    "efir: Node 12.22.0 is too old, please install Node 20.19 or newer from https://nodejs.org.\n",
  );
});
