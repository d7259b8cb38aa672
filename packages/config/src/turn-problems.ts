import type { BadSetting } from "./bad-setting.ts";
import { SETTING_RULES } from "./setting-rules.ts";
import type { SettingName } from "./settings.ts";

type Given = Readonly<Partial<Record<SettingName, string>>>;

/** The TURN settings make sense only together. Looks at which of them are there, not at their values. */
export function turnProblems(given: Given): readonly BadSetting[] {
  const { TURN_URL: url, TURN_SECRET: secret, TURN_USERNAME: name, TURN_PASSWORD: word } = given;
  const credential = secret ?? name ?? word;
  const problems: BadSetting[] = [];
  const missing = (which: SettingName, why: string) => {
    problems.push({ name: which, problem: why, example: SETTING_RULES[which].example });
  };

  if (name !== undefined && word === undefined)
    missing("TURN_PASSWORD", "is missing: it goes together with TURN_USERNAME");
  if (word !== undefined && name === undefined)
    missing("TURN_USERNAME", "is missing: it goes together with TURN_PASSWORD");
  if (credential !== undefined && url === undefined)
    missing("TURN_URL", "is missing: there are TURN credentials, but no server to use them with");
  if (url !== undefined && credential === undefined)
    missing("TURN_SECRET", "is missing: TURN_URL needs it, or TURN_USERNAME and TURN_PASSWORD");
  if (given.ICE_TRANSPORT_POLICY === "relay" && url === undefined && credential === undefined)
    missing("TURN_URL", "is missing: with ICE_TRANSPORT_POLICY=relay nobody connects without it");
  return problems;
}
