import { systemClock } from "@efir/kit";
import { createCall } from "@efir/rtc";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App, Broken } from "./app.tsx";
import type { Platform } from "./platform/platform.ts";
import { roomLink, socketUrl, withRoom } from "./platform/room-link.ts";
import { mayShareScreen } from "./platform/screen-share.ts";
import { startPlatform, type LaunchTraces } from "./platform/start-platform.ts";
import { whichRoom } from "./platform/which-room.ts";
import { createScreens, type Screens } from "./screens.ts";
import { createAdmission } from "./session/admission.ts";
import { createApi } from "./session/api.ts";
import { createGuestStore, createTextStore } from "./session/guest-store.ts";
import { chooseLanguage, type Language } from "./texts/language.ts";
import { loadTexts } from "./texts/load-texts.ts";
import type { Texts } from "./texts/texts.ts";
import { TextsContext } from "./texts/use-texts.ts";
import { ErrorBoundary } from "./ui/error-boundary.tsx";
import { IconSprite } from "./ui/icon-sprite.tsx";

const clock = systemClock;

interface TelegramPart {
  readonly startTelegram: () => Platform | null;
}

/** What the first kilobyte of the page has begun. */
export interface Boot {
  readonly traces: LaunchTraces;
  /** The language that the page was begun in. */
  readonly language: Language;
  readonly texts: Texts;
  /** The part that talks to Telegram; null where there is no trace of it. */
  readonly telegram: Promise<TelegramPart> | null;
}

export async function run({ traces, telegram, ...boot }: Boot): Promise<void> {
  const platform = await startPlatform({
    traces,
    clock,
    startTelegram: async () => (await telegram)?.startTelegram() ?? null,
  });
  const screens = start(platform);
  addEventListener("pagehide", screens.leave);
  render(screens, await textsFor(platform, boot));
  platform.ready();
}

/** Telegram's own word for the language comes later than the page's guess, and counts for more. */
async function textsFor(
  { languageCode }: Platform,
  { language, texts }: Pick<Boot, "language" | "texts">,
): Promise<Texts> {
  const wish = chooseLanguage({
    search: location.search,
    telegram: languageCode,
    browser: navigator.languages,
  });
  document.documentElement.lang = wish;
  return wish === language ? texts : loadTexts(wish);
}

function start(platform: Platform): Screens {
  const api = createApi({ clock, fetch: (path, init) => fetch(path, init) });
  const guests = createGuestStore(createTextStore(() => sessionStorage, "efir/guest"));
  const { initData, startParam } = platform;
  return createScreens({
    platform,
    admission: createAdmission({ initData, api, clock, guests }),
    address: {
      room: whichRoom({ startParam, search: location.search }),
      socket: socketUrl(location.href),
      keepRoom: (code) => history.replaceState(history.state, "", withRoom(location.href, code)),
      roomLink: (code) => roomLink(location.href, code),
    },
    mayShareScreen: mayShareScreen(window),
    clock,
    name: createTextStore(() => localStorage, "efir/name"),
    createCall,
  });
}

function render(screens: Screens, texts: Texts): void {
  const place = document.getElementById("root");
  if (!place) throw new Error("index.html has no #root");
  document.title = texts.brand;
  createRoot(place).render(
    <StrictMode>
      <TextsContext value={texts}>
        <ErrorBoundary fallback={<Broken />}>
          <IconSprite />
          <App screens={screens} />
        </ErrorBoundary>
      </TextsContext>
    </StrictMode>,
  );
}
