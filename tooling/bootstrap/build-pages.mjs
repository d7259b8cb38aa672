import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { toolEnv } from "./place.mjs";
import { withPnpm } from "./pnpm.mjs";
import { runCaptured } from "./run-captured.mjs";
import { sourceStamp } from "./source-stamp.mjs";
import { step } from "./step.mjs";

const SOURCES = [
  "apps/miniapp",
  "apps/sandbox",
  "packages/host-sdk",
  "packages/kit",
  "packages/protocol",
  "packages/rtc",
  "tooling/tsconfig",
  "pnpm-lock.yaml",
];

const PAGES = ["apps/miniapp/dist/index.html", "apps/sandbox/page/dist/index.html"];

/**
 * Builds the Mini App and the page of the local Telegram when a source changed since the last build. Answers null, or one sentence that says what failed.
 * @param {import("./place.mjs").Place} place
 * @returns {Promise<string | null>}
 */
export async function ensureBuilt(place) {
  const stampFile = join(place.cache, "pages-build");
  const areThere = () => PAGES.every((page) => existsSync(join(place.root, page)));
  // Taken before the build: what changes during it is built next time.
  const stamp = sourceStamp(place.root, SOURCES);
  if (areThere() && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) {
    return null;
  }
  const { code, output, log } = await build(place);
  if (code !== 0 || !areThere()) {
    console.error(output.trim().split("\n").slice(-30).join("\n"));
    return `The pages do not build, the end of the log is above. The full log: ${log}`;
  }
  mkdirSync(place.cache, { recursive: true });
  writeFileSync(stampFile, stamp);
  return null;
}

/** @param {import("./place.mjs").Place} place */
async function build(place) {
  const { root, cache } = place;
  const log = join(cache, "build.log");
  const { command, args } = withPnpm(
    "turbo run build --filter=@efir/miniapp --filter=@efir/sandbox",
  );
  const result = await step("Building the pages", () =>
    runCaptured(command, args, { cwd: root, env: toolEnv(place), log }),
  );
  return { ...result, log: relative(root, log) };
}
