import { defineConfig } from "vitest/config";

const project = (name: string, include: string[], more: object = {}) => ({
  test: { name, include, environment: "node" as const, ...more },
});

const modules = "**/node_modules/**";
const special = ["**/*.redis.test.ts", "**/*.browser.test.ts", modules];
/** The Telegram SDK keeps its state in modules: each of these files wants them fresh. */
const withSdk = ["apps/miniapp/src/**/*.test.{ts,tsx}"];

const BROWSER = [
  "{packages,apps}/*/src/**/*.browser.test.ts",
  "examples/*/*.browser.test.ts",
  "e2e/**/*.test.ts",
];
/** Real processes in real trouble, for minutes: `npm run faults`. */
const FAULTS = "e2e/faults/*.test.ts";
const oneFileAtATime = { testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false };

/** The layers of the test suite; `npm run check` runs `unit` and `unit-sdk`, `npm test` runs all. */
export default defineConfig({
  test: {
    projects: [
      project(
        "unit",
        [
          "packages/*/src/**/*.test.{ts,tsx}",
          "apps/*/src/**/*.test.{ts,tsx}",
          "apps/*/page/src/**/*.test.{ts,tsx}",
          "examples/*/*.test.ts",
          "tooling/**/*.test.ts",
        ],
        // Loading the modules anew for each of some 250 files takes four times as long as the tests.
        // A property that is tried a hundred times has time on a busy machine too.
        { exclude: [...special, ...withSdk], isolate: false, testTimeout: 15_000 },
      ),
      project("unit-sdk", withSdk, { exclude: special }),
      project("redis", ["{packages,apps}/*/src/**/*.redis.test.ts"], {
        globalSetup: "tooling/vitest/redis-server.ts",
      }),
      project("browser", BROWSER, { ...oneFileAtATime, exclude: [FAULTS, modules] }),
      project("faults", [FAULTS], { ...oneFileAtATime, testTimeout: 180_000 }),
    ],
  },
});
