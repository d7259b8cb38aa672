import {
  closingBehavior,
  hapticFeedback,
  init,
  initData,
  isTMA,
  miniApp,
  openTelegramLink,
  retrieveRawInitData,
  swipeBehavior,
  themeParams,
  viewport,
} from "@telegram-apps/sdk-react";
import type { Platform, SharedLink } from "./platform.ts";

/** How long to wait for the size of the window. Some clients never answer. */
const VIEWPORT_TIMEOUT_MS = 1_000;

/** Null where no Telegram client answers for the page: a copied address, an old tab. */
export function startTelegram(): Platform | null {
  try {
    if (!isTMA()) return null;
    init();
  } catch {
    return null; // launch parameters without a client, or ones that make no sense
  }
  attempt(bindTheme);
  attempt(() => initData.restore());
  attempt(() => closingBehavior.mount.ifAvailable());
  void mountViewport();
  return {
    kind: "telegram",
    initData: attempt(retrieveRawInitData) ?? null,
    startParam: attempt(() => initData.startParam()) ?? null,
    languageCode: attempt(() => initData.user()?.language_code) ?? null,
    ready: () => void attempt(() => miniApp.ready.ifAvailable()),
    setInCall,
    shareLink: (link) => Promise.resolve(openShareSheet(link) ? "shared" : "failed"),
    haptic: () => void attempt(() => hapticFeedback.impactOccurred.ifAvailable("light")),
  };
}

/** A client may not know, or refuse, any of this; a call needs none of it. */
function attempt<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch {
    return undefined; // one thing less that this client can do
  }
}

function bindTheme(): void {
  miniApp.mountSync.ifAvailable();
  if (!themeParams.isMounted()) themeParams.mountSync.ifAvailable();
  if (!themeParams.isCssVarsBound()) themeParams.bindCssVars.ifAvailable();
  const follow = () => {
    document.documentElement.dataset["theme"] = themeParams.isDark() ? "dark" : "light";
  };
  follow();
  themeParams.isDark.sub(follow);
}

async function mountViewport(): Promise<void> {
  try {
    if (!viewport.mount.isAvailable()) return;
    await viewport.mount({ timeout: VIEWPORT_TIMEOUT_MS });
    viewport.bindCssVars.ifAvailable();
    viewport.expand.ifAvailable();
  } catch {
    // no answer: the page lives with env(safe-area-inset-*) and dvh
  }
}

function setInCall(inCall: boolean): void {
  attempt(() =>
    inCall
      ? closingBehavior.enableConfirmation.ifAvailable()
      : closingBehavior.disableConfirmation.ifAvailable(),
  );
  attempt(() => {
    // Not mounted earlier, because mounting already forbids the swipe.
    if (!swipeBehavior.isMounted()) swipeBehavior.mount.ifAvailable();
    if (inCall) swipeBehavior.disableVertical.ifAvailable();
    else swipeBehavior.enableVertical.ifAvailable();
  });
}

/** Not `switchInlineQuery`: that one closes the page, and the call with it. */
function openShareSheet({ url, text }: SharedLink): boolean {
  const query = new URLSearchParams({ url, text }).toString().replaceAll("+", "%20");
  return attempt(() => openTelegramLink.ifAvailable(`https://t.me/share/url?${query}`)[0]) ?? false;
}
