import type { AppEvent } from "./bridge.ts";
import { readAppEvent } from "./frame-messages.ts";

/**
 * Where apps believe the web client to be. The SDK names Telegram's own origin, and browsers deliver to no
 * other; the official script names them all.
 */
const TELEGRAM_ORIGINS: readonly unknown[] = ["https://web.telegram.org", "*"];

export interface Addressee {
  postMessage(...args: readonly unknown[]): void;
}

/**
 * Takes in what an app addresses to Telegram, until the returned function is called. A frame's scripts find
 * this page's `postMessage` only where the app has the page's own origin: the browser sees to that.
 */
export function standInForTelegram(page: Addressee, hear: (event: AppEvent) => void): () => void {
  const real = page.postMessage.bind(page);
  page.postMessage = (...args) => {
    const event = TELEGRAM_ORIGINS.includes(args[1]) ? readAppEvent(args[0]) : null;
    if (event) hear(event);
    else real(...args);
  };
  return () => {
    page.postMessage = real;
  };
}
