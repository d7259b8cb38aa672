import type { BadSetting } from "./bad-setting.ts";
import { SETTING_RULES } from "./setting-rules.ts";
import type { SettingName } from "./settings.ts";

type Given = Readonly<Partial<Record<SettingName, string>>>;

/** Without a secret anybody who finds the address could speak for Telegram. */
export function webhookProblems(given: Given): readonly BadSetting[] {
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = given;
  if (url === undefined || secret !== undefined) return [];
  const { example } = SETTING_RULES.TELEGRAM_WEBHOOK_SECRET;
  const problem = "is missing: TELEGRAM_WEBHOOK_URL needs it";
  return [{ name: "TELEGRAM_WEBHOOK_SECRET", problem, example }];
}
