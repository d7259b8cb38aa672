import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { installStamp } from "./install-stamp.mjs";
import { sourceStamp } from "./source-stamp.mjs";
import { workspaces } from "./workspaces.mjs";

let root: string;

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "efir-stamp-"));
  write("pnpm-workspace.yaml", "packages:\n  - apps/*\n  - e2e\n\nallowBuilds:\n  node: true\n");
  write("pnpm-lock.yaml", "lockfileVersion: '9.0'\n");
  write("package.json", "{}");
  write("apps/solo/package.json", "{}");
  write("apps/solo/src/main.ts", "");
  write("apps/notes.txt", "");
  write("e2e/package.json", "{}");
});

afterEach(() => rmSync(root, { recursive: true }));

it("[BS1] the workspaces are the folders of pnpm-workspace.yaml that hold a package", () => {
  expect(workspaces(root)).toEqual(["", "apps/solo", "e2e"]);
});

it.each(["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", "apps/solo/package.json"])(
  "[BS2] a change in %s asks for another install",
  (file) => {
    const before = installStamp(root);
    appendFileSync(join(root, file), " ");
    expect(installStamp(root)).not.toBe(before);
  },
);

it("[BS3] a new package asks for another install, a changed source does not", () => {
  const before = installStamp(root);
  write("apps/solo/src/main.ts", "// changed");
  expect(installStamp(root)).toBe(before);
  write("apps/bot/package.json", "{}");
  expect(installStamp(root)).not.toBe(before);
});

it("[BS4] a changed, new or lost source asks for another build", () => {
  const stamp = () => sourceStamp(root, ["apps", "pnpm-lock.yaml", "not-there"]);
  const stamps = [stamp()];
  write("apps/solo/src/main.ts", "// changed");
  stamps.push(stamp());
  write("apps/solo/src/new.ts", "");
  stamps.push(stamp());
  rmSync(join(root, "apps/solo/src/main.ts"));
  stamps.push(stamp());
  expect(new Set(stamps).size).toBe(4);
});

it("[BS5] what is installed or built does not ask for another build", () => {
  const before = sourceStamp(root, ["apps"]);
  write("apps/solo/dist/index.html", "built");
  write("apps/solo/node_modules/ws/index.js", "installed");
  write("apps/solo/.turbo/turbo-build.log", "cached");
  expect(sourceStamp(root, ["apps"])).toBe(before);
});
