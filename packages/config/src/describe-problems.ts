import type { BadSetting } from "./bad-setting.ts";

/** All that is wrong, as text for the terminal. */
export function describeProblems(problems: readonly BadSetting[]): string {
  const lines = problems.map(
    ({ name, problem, example }) => `  ${name}: ${problem}, for example ${example}`,
  );
  return ["Wrong settings:", ...lines].join("\n");
}
