import type { Clock } from "@efir/kit";
import type { Platform } from "./platform.ts";

export interface LaunchTraces {
  readonly hash: string;
  readonly search: string;
  /** The SDK keeps the launch parameters of a tab, so that a reload has them. */
  readonly keptByTelegram: boolean;
}

export interface StartPlatformOptions {
  readonly traces: LaunchTraces;
  readonly clock: Clock;
  /** Fetches the part of the page that talks to Telegram; null: no client answers. */
  readonly startTelegram: () => Promise<Platform | null>;
  /** Where there is no Telegram. */
  readonly startBrowser: () => Platform;
}

/** After this long the page goes on without Telegram rather than stay empty. */
const START_TIMEOUT_MS = 5_000;

/** Says whether it is worth asking. The answer is the client's, not the address's. */
export const maybeTelegram = ({ hash, search, keptByTelegram }: LaunchTraces): boolean =>
  keptByTelegram || hash.includes("tgWebApp") || search.includes("tgWebApp");

/** Where we are. Never fails and never waits for ever: in doubt it is a plain browser. */
export async function startPlatform(options: StartPlatformOptions): Promise<Platform> {
  const { traces, clock, startTelegram, startBrowser } = options;
  if (!maybeTelegram(traces)) return startBrowser();
  const tooLate = new Promise<null>((resolve) => {
    clock.after(START_TIMEOUT_MS, () => resolve(null));
  });
  const telegram = startTelegram().catch(() => null); // that part of the page did not arrive
  return (await Promise.race([telegram, tooLate])) ?? startBrowser();
}
