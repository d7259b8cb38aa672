import type { Api } from "grammy";
import { ALLOWED_UPDATES } from "../allowed-updates.ts";
import { COMMAND_LISTS } from "../commands.ts";
import type { Settings } from "./findings.ts";

/** One call of the Bot API, as it is made and as it is shown. */
export interface SetupCall {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly make: (api: Api) => Promise<unknown>;
}

/** What can be set from here: the menus of commands, the menu button, and where updates go. */
export function setupCalls(settings: Settings, menuText: string): readonly SetupCall[] {
  const { publicUrl } = settings;
  return [
    ...COMMAND_LISTS.map(({ scope, language, commands }): SetupCall => {
      const other = { scope, ...(language && { language_code: language }) };
      return {
        method: "setMyCommands",
        payload: { commands, ...other },
        make: (api) => api.setMyCommands(commands, other),
      };
    }),
    ...(publicUrl.startsWith("https://") ? [menuButton(publicUrl, menuText)] : []),
    updates(settings),
  ];
}

function menuButton(url: string, text: string): SetupCall {
  const menu_button = { type: "web_app", text, web_app: { url } } as const;
  return {
    method: "setChatMenuButton",
    payload: { menu_button },
    make: (api) => api.setChatMenuButton({ menu_button }),
  };
}

function updates({ telegramWebhook }: Settings): SetupCall {
  if (!telegramWebhook) {
    return { method: "deleteWebhook", payload: {}, make: (api) => api.deleteWebhook() };
  }
  const { url, secret } = telegramWebhook;
  const other = { secret_token: secret, allowed_updates: ALLOWED_UPDATES };
  return {
    method: "setWebhook",
    // Shown on a screen: the secret stays where it is.
    payload: { url, secret_token: "$TELEGRAM_WEBHOOK_SECRET", allowed_updates: ALLOWED_UPDATES },
    make: (api) => api.setWebhook(url, other),
  };
}

/** The same call for a shell that has BOT_TOKEN in its environment. */
export function toCurl({ method, payload }: SetupCall, apiRoot: string): string {
  const body = JSON.stringify(payload).replaceAll("'", "'\\''");
  // A variable is filled in only outside of single quotes.
  const filled = body.replace("$TELEGRAM_WEBHOOK_SECRET", `'"$TELEGRAM_WEBHOOK_SECRET"'`);
  return `curl -s "${apiRoot}/bot$BOT_TOKEN/${method}" -H 'Content-Type: application/json' -d '${filled}'`;
}
