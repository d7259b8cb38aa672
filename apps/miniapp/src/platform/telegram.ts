import {
  backButton,
  closingBehavior,
  hapticFeedback,
  init,
  initData,
  isTMA,
  miniApp,
  on,
  openLink,
  openTelegramLink,
  retrieveLaunchParams,
  retrieveRawInitData,
  shareMessage,
  swipeBehavior,
  themeParams,
  viewport,
} from "@telegram-apps/sdk-react";
import { State, type Value } from "@efir/kit";
import { createBackStack, type BackStack } from "./back-stack.ts";
import { clientKind } from "./client-kind.ts";
import { watchPage, type PageSources } from "./page-sources.ts";
import type { Feel, FullScreen, Platform, SharedLink } from "./platform.ts";

/** How long to wait for the size of the window. Some clients never answer. */
const VIEWPORT_TIMEOUT_MS = 1_000;

/** Null where no Telegram client answers for the page: a copied address, an old tab. */
export function startTelegram(page: PageSources): Platform | null {
  try {
    if (!isTMA()) return null;
    init();
  } catch {
    return null; // launch parameters without a client, or ones that make no sense
  }
  attempt(bindTheme);
  attempt(() => initData.restore());
  attempt(() => closingBehavior.mount.ifAvailable());
  const mounted = mountViewport();
  const { inFront, wakeLock } = watchPage(page, watchActive());
  return {
    kind: "telegram",
    client: clientKind(
      attempt(() => retrieveLaunchParams().tgWebAppPlatform),
      navigator.userAgent,
    ),
    initData: attempt(retrieveRawInitData) ?? null,
    startParam: attempt(() => initData.startParam()) ?? null,
    languageCode: attempt(() => initData.user()?.language_code) ?? null,
    ready: () => void attempt(() => miniApp.ready.ifAvailable()),
    setInCall: (inCall) => {
      setInCall(inCall);
      wakeLock.hold(inCall);
    },
    shareLink: (link) => Promise.resolve(openShareSheet(link) ? "shared" : "failed"),
    sharePrepared: attempt(() => shareMessage.isSupported()) ? sharePrepared : null,
    haptic: (feel = "tap") => void attempt(() => FEELS[feel]()),
    inFront,
    back: watchBackButton(),
    fullScreen: watchFullScreen(mounted),
    openOutside: (url) => void attempt(() => openLink.ifAvailable(url)),
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

const FEELS: { readonly [feel in Feel]: () => unknown } = {
  tap: () => hapticFeedback.impactOccurred.ifAvailable("light"),
  switch: () => hapticFeedback.impactOccurred.ifAvailable("medium"),
  done: () => hapticFeedback.notificationOccurred.ifAvailable("success"),
  trouble: () => hapticFeedback.notificationOccurred.ifAvailable("error"),
};

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

/** `activated` and `deactivated` in Telegram's words. Clients without them never say anything. */
function watchActive(): Value<boolean> {
  const active = new State(true);
  attempt(() => on("visibility_changed", ({ is_visible }) => active.set(is_visible)));
  return active;
}

function watchBackButton(): BackStack {
  const back = createBackStack((shown) =>
    attempt(() => (shown ? backButton.show.ifAvailable() : backButton.hide.ifAvailable())),
  );
  attempt(() => backButton.mount.ifAvailable());
  attempt(() => backButton.onClick.ifAvailable(back.press));
  return back;
}

/** Null where the client is older than the whole screen. */
function watchFullScreen(mounted: Promise<void>): FullScreen | null {
  if (!attempt(() => viewport.requestFullscreen.isSupported())) return null;
  const full = new State(false);
  const follow = () => full.set(viewport.isFullscreen());
  void mounted.then(() => {
    attempt(follow);
    attempt(() => viewport.isFullscreen.sub(follow));
  });
  const change = async (): Promise<void> => {
    try {
      await (full.get() ? viewport.exitFullscreen() : viewport.requestFullscreen());
    } catch {
      // this device has no whole screen to give
    }
  };
  return { on: full, toggle: () => void change() };
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

/** Whoever closes the list of chats has decided so. */
const DECLINED = "USER_DECLINED";

async function sharePrepared(id: string): Promise<"shared" | "failed"> {
  try {
    await shareMessage(id);
    return "shared";
  } catch (error) {
    return String(error).includes(DECLINED) ? "shared" : "failed";
  }
}

/** Not `switchInlineQuery`: that one closes the page, and the call with it. */
function openShareSheet({ url, text }: SharedLink): boolean {
  const query = new URLSearchParams({ url, text }).toString().replaceAll("+", "%20");
  return attempt(() => openTelegramLink.ifAvailable(`https://t.me/share/url?${query}`)[0]) ?? false;
}
