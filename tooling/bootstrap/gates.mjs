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

/** By parts: the types of everything at once need more memory than Node gives. What no part names is in the last. */
const LINT_PARTS = [
  { name: "miniapp", files: "apps/miniapp" },
  { name: "apps", files: "apps --ignore-pattern apps/miniapp/**" },
  { name: "rest", files: ". --ignore-pattern apps/**" },
];

/** @param {(part: string) => string} more */
const lint = (more) =>
  LINT_PARTS.map(({ name, files }) =>
    tool(`lint: ${name}`, `eslint ${files} --max-warnings 0${more(name)}`),
  );

const others = [
  types,
  layer("unit tests", "unit*"),
  tool("format", "prettier --check . --cache --cache-location .cache/prettier"),
  tool("types of the tooling", "tsc -p ."),
  tool("dead code", "knip"),
];

/** `npm run check`: the slowest first, for two run at a time. */
export const QUICK_GATES = [
  ...lint((part) => ` --cache --cache-strategy content --cache-location .cache/eslint-${part}/`),
  ...others,
];

/**
 * The same without the lint cache: that one looks at a file alone, though a changed type elsewhere may break its rules.
 */
export const THOROUGH_GATES = [
  ...lint(() => ""),
  ...others,
  tool("file sizes", "node tooling/gates/file-size.mjs"),
];

export const REDIS_TESTS = layer("tests with Redis", "redis");
export const JOIN_PATH_SIZE = tool(
  "size of the join path",
  "node tooling/gates/join-path-size.mjs",
);
export const BROWSER_TESTS = layer("browser tests", "browser");
