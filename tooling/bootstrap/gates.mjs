import { withPnpm } from "./pnpm.mjs";

/** @typedef {{ kind: "tool" | "vitest", name: string, command: string, args: string[] }} Gate */

/**
 * @param {string} name
 * @param {string} line words without spaces in them
 * @returns {Gate}
 */
function tool(name, line) {
  const [command = "", ...args] = line.split(" ");
  return { kind: "tool", name, command, args };
}

/**
 * A layer of the test suite: a project of vitest.config.ts.
 * @param {string} name
 * @param {string} project
 * @returns {Gate}
 */
function layer(name, project) {
  return { kind: "vitest", name, command: "vitest", args: ["run", "--project", project] };
}

/** @type {Gate} */
const types = {
  kind: "tool",
  name: "types",
  ...withPnpm("turbo run typecheck --output-logs=errors-only"),
};

const LINT = "eslint . --max-warnings 0";

const others = [
  types,
  layer("unit tests", "unit*"),
  tool("format", "prettier --check . --cache --cache-location .cache/prettier"),
  tool("types of the tooling", "tsc -p ."),
  tool("dead code", "knip"),
];

/** `npm run check`: the slowest first, for two run at a time. */
export const QUICK_GATES = [
  tool("lint", `${LINT} --cache --cache-strategy content --cache-location .cache/eslint/`),
  ...others,
];

/**
 * The same without the lint cache: that one looks at a file alone, though a changed type elsewhere may break its rules.
 */
export const THOROUGH_GATES = [
  tool("lint", LINT),
  ...others,
  tool("file sizes", "node tooling/gates/file-size.mjs"),
];

export const REDIS_TESTS = layer("tests with Redis", "redis");
export const JOIN_PATH_SIZE = tool(
  "size of the join path",
  "node tooling/gates/join-path-size.mjs",
);
export const BROWSER_TESTS = layer("browser tests", "browser");
