import {
  startBot,
  startMessages,
  type RunningBot,
  type RunningMessages,
  type StartBotOptions,
} from "@efir/bot";
import type { Environment } from "@efir/config";
import { systemClock } from "@efir/kit";
import { createSandbox, type Delivery, type Sandbox } from "@efir/sandbox";

/** Which Telegram this process talks to. */
export type Telegram =
  | { readonly kind: "real"; readonly botToken: string }
  | { readonly kind: "sandbox"; readonly sandbox: Sandbox }
  /** None was asked for, or there is no token where a local one must not stand in. */
  | { readonly kind: "none" };

interface Place {
  readonly url: string;
  readonly production: boolean;
  readonly randomId: () => string;
  readonly restartBot: (delivery: Delivery) => void;
}

/** The real one with a token; on a desk without one, a Telegram of our own. */
export function chooseTelegram(environment: Environment, place: Place): Telegram {
  const { botToken, telegramEnabled } = environment;
  if (!telegramEnabled) return { kind: "none" };
  if (botToken !== null) return { kind: "real", botToken };
  const { url, production, randomId, restartBot } = place;
  const sandbox = createSandbox({
    publicUrl: url,
    appUrl: url,
    clock: systemClock,
    randomId,
    production,
    restartBot,
  });
  return sandbox.ok ? { kind: "sandbox", sandbox: sandbox.value } : { kind: "none" };
}

/** The token by which init data is judged. */
export const initDataToken = (telegram: Telegram, { botToken }: Environment): string | null =>
  telegram.kind === "sandbox" ? telegram.sandbox.botToken : botToken;

/** Where signaling finds people's pictures, if not where the environment says. */
export const telegramRoots = (telegram: Telegram, url: string) =>
  telegram.kind === "sandbox" && {
    telegramApiRoot: `${url}${telegram.sandbox.apiRoot}`,
    fileApiUrl: `${url}${telegram.sandbox.apiRoot}`,
  };

type BotParts = Omit<StartBotOptions, "botToken" | "apiRoot">;

/** The same bot for both; only the address of the Bot API and the names of the links differ. Without any, messages still come. */
export function startBotFor(
  telegram: Telegram,
  url: string,
  parts: BotParts,
): RunningBot | RunningMessages {
  switch (telegram.kind) {
    case "none":
      return startMessages(parts);
    case "real":
      return startBot({ ...parts, botToken: telegram.botToken });
    case "sandbox": {
      const { botToken, shortName, apiRoot } = telegram.sandbox;
      const environment = { ...parts.environment, miniAppShortName: shortName };
      return startBot({ ...parts, environment, botToken, apiRoot: `${url}${apiRoot}` });
    }
  }
}
