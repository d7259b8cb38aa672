import { parseArgs } from "node:util";
import { isScenario, SCENARIOS, type ScenarioName } from "./scenarios.ts";

/** What was asked for on the command line. */
export interface Wishes {
  readonly names: readonly ScenarioName[];
  readonly runs: number;
  /** How many of them at a time. */
  readonly jobs: number;
  readonly secs: number | null;
  readonly id: string;
  readonly subjects: readonly string[];
  readonly showLog: boolean;
}

export const USAGE = `npm run weaknet -- [scenario …] [--runs 3] [--secs 40] [--jobs 1] [--only efir|plain] [--id x] [--log]
Scenarios: ${Object.keys(SCENARIOS).join(", ")}`;

/** Null when it cannot be understood. */
export function parseWishes(args: readonly string[]): Wishes | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    options: {
      runs: { type: "string", default: "3" },
      jobs: { type: "string", default: "1" },
      secs: { type: "string" },
      id: { type: "string", default: "" },
      only: { type: "string" },
      log: { type: "boolean", default: false },
    },
  });
  const all = Object.keys(SCENARIOS);
  const names = (positionals.length > 0 ? positionals : all).filter(isScenario);
  const [runs, jobs] = [Number(values.runs), Number(values.jobs)];
  if (names.length < positionals.length || !(runs >= 1) || !(jobs >= 1 && jobs <= 9)) return null;
  return {
    names,
    runs,
    jobs,
    secs: typeof values.secs === "string" ? Number(values.secs) : null,
    id: String(values.id),
    subjects: typeof values.only === "string" ? [values.only] : ["efir", "plain"],
    showLog: values.log === true,
  };
}
