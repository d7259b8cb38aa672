import { systemClock } from "@efir/kit";
import { createCall } from "@efir/rtc";
import { StrictMode, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { App, Broken, Splash } from "./app.tsx";
import type { Platform } from "./platform/platform.ts";
import { roomLink, socketUrl, withRoom } from "./platform/room-link.ts";
import { mayShareScreen } from "./platform/screen-share.ts";
import { startPlatform } from "./platform/start-platform.ts";
import { whichRoom } from "./platform/which-room.ts";
import { createScreens, type Screens } from "./screens.ts";
import { createAdmission } from "./session/admission.ts";
import { createApi } from "./session/api.ts";
import { createGuestStore, createTextStore } from "./session/guest-store.ts";
import "./styles.css";
import { chooseLanguage, textsIn } from "./texts/language.ts";
import { TextsContext } from "./texts/use-texts.ts";
import { ErrorBoundary } from "./ui/error-boundary.tsx";
import { IconSprite } from "./ui/icon-sprite.tsx";

const clock = systemClock;
const SDK_LAUNCH_KEY = "tapps/launchParams";

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

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no #root");
const root = createRoot(place);

function render(content: ReactNode, telegramLanguage: string | null): void {
  const language = chooseLanguage({
    search: location.search,
    telegram: telegramLanguage,
    browser: navigator.languages,
  });
  const texts = textsIn(language);
  document.documentElement.lang = language;
  document.title = texts.brand;
  root.render(
    <StrictMode>
      <TextsContext value={texts}>
        <IconSprite />
        <ErrorBoundary fallback={<Broken />}>{content}</ErrorBoundary>
      </TextsContext>
    </StrictMode>,
  );
}

render(<Splash />, null);
const platform = await startPlatform({
  traces: {
    hash: location.hash,
    search: location.search,
    keptByTelegram: createTextStore(() => sessionStorage, SDK_LAUNCH_KEY).get() !== null,
  },
  clock,
  startTelegram: async () => (await import("./platform/telegram.ts")).startTelegram(),
});
const screens = start(platform);
addEventListener("pagehide", screens.leave);
render(<App screens={screens} />, platform.languageCode);
platform.ready();
