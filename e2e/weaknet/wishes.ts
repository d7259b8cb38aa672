import { parseArgs } from "node:util";
import { isScenario, SCENARIOS, type ScenarioName } from "./scenarios.ts";

/** What was asked for on the command line. */
export interface Wishes {
  readonly names: readonly ScenarioName[];
  readonly runs: number;
  readonly secs: number | null;
  readonly id: string;
  readonly subjects: readonly string[];
  readonly showLog: boolean;
}

export const USAGE = `npm run weaknet -- [scenario …] [--runs 3] [--secs 40] [--only efir|plain] [--id x] [--log]
Scenarios: ${Object.keys(SCENARIOS).join(", ")}`;

/** Null when it cannot be understood. */
export function parseWishes(args: readonly string[]): Wishes | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    options: {
      runs: { type: "string", default: "3" },
      secs: { type: "string" },
      id: { type: "string", default: "" },
      only: { type: "string" },
      log: { type: "boolean", default: false },
    },
  });
  const all = Object.keys(SCENARIOS);
  const names = (positionals.length > 0 ? positionals : all).filter(isScenario);
  const runs = Number(values.runs);
  if (names.length < positionals.length || !(runs >= 1)) return null;
  return {
    names,
    runs,
    secs: typeof values.secs === "string" ? Number(values.secs) : null,
    id: String(values.id),
    subjects: typeof values.only === "string" ? [values.only] : ["efir", "plain"],
    showLog: values.log === true,
  };
}
