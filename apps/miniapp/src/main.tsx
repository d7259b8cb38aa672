import { systemClock } from "@efir/kit";
import { createDevices, joinAhead, prepareJoin, watchDevices } from "@efir/rtc";
import { StrictMode, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { App, Broken } from "./app.tsx";
import { createLastRooms } from "./entry/last-rooms.ts";
import { createBrowserPlatform } from "./platform/browser.ts";
import { mayAskSilently } from "./platform/may-ask.ts";
import type { MoveKey } from "./platform/move-key.ts";
import { onlyOnce } from "./only-once.ts";
import type { PageSources } from "./platform/page-sources.ts";
import type { Platform } from "./platform/platform.ts";
import { PlatformContext, type Surroundings } from "./platform/platform-context.ts";
import { outsideLink, roomLink, socketUrl, withRoom } from "./platform/room-link.ts";
import { mayShareScreen } from "./platform/screen-share.ts";
import { maybeTelegram, startPlatform, type LaunchTraces } from "./platform/start-platform.ts";
import { whichRoom, type RoomHint } from "./platform/which-room.ts";
import { createScreens, type Screens } from "./screens.ts";
import { createAdmission, type Admission } from "./session/admission.ts";
import { createApi } from "./session/api.ts";
import { engine, lineIsFree, voiceFirst } from "./session/arrival.ts";
import { tellingFirstVoice } from "./session/first-voice.ts";
import { createGuestStore, createTextStore } from "./session/guest-store.ts";
import { whoMoved } from "./session/moved.ts";
import { createPictures } from "./session/pictures.ts";
import { mayChooseSpeaker } from "./sound/may-choose-speaker.ts";
import { createSoundSettings } from "./sound/sound-settings.ts";
import { createSound } from "./sound/sound.ts";
import { chooseLanguage, type Language } from "./texts/language.ts";
import { loadTexts } from "./texts/load-texts.ts";
import type { Texts } from "./texts/texts.ts";
import { TextsContext } from "./texts/use-texts.ts";
import { NoCalls } from "./trouble/no-calls.tsx";
import { ErrorBoundary } from "./ui/error-boundary.tsx";
import { IconSprite } from "./ui/icon-sprite.tsx";
import { createPart } from "./ui/part.tsx";
import { PicturesContext } from "./ui/pictures.ts";

const clock = systemClock;
const PAGE: PageSources = {
  document,
  window,
  navigator,
  touch: matchMedia("(pointer: coarse)").matches,
};

const RoomPart = createPart(async () => {
  await lineIsFree();
  return (await import("./call/room-screen.tsx")).RoomScreen;
});

interface TelegramPart {
  readonly startTelegram: (page: PageSources) => Platform | null;
}

/** What the first kilobyte of the page has begun. */
export interface Boot {
  readonly traces: LaunchTraces;
  /** The language that the page was begun in. */
  readonly language: Language;
  readonly texts: Texts;
  /** The part that talks to Telegram; null where there is no trace of it. */
  readonly telegram: Promise<TelegramPart> | null;
  /** With which a call comes along from another device; null: none does. */
  readonly moveKey: MoveKey | null;
}

export async function run({ traces, telegram, moveKey, ...boot }: Boot): Promise<void> {
  const platform = await startPlatform({
    traces,
    clock,
    startTelegram: async () => (await telegram)?.startTelegram(PAGE) ?? null,
    startBrowser: () => createBrowserPlatform(PAGE),
  });
  const around = {
    texts: await textsFor(platform, boot),
    surroundings: surroundings(platform, traces),
  };
  if (new URLSearchParams(location.search).has("selftest")) {
    (await import("./selftest/main.tsx")).showSelfTest(platform, around.texts);
  } else if (typeof RTCPeerConnection === "undefined") render(<NoCalls />, around);
  else {
    fetchCall();
    render(begin(platform, moveKey), around);
  }
  platform.ready();
}

/** They come while the first screen is drawn, and while one looks at it: first what one is heard with, then what one sees. */
function fetchCall(): void {
  void engine.awaited()?.catch(() => undefined); // whoever joins asks again
  RoomPart.fetch();
}

function begin(platform: Platform, moveKey: MoveKey | null): ReactNode {
  const api = createApi({ clock, fetch: (path, init) => fetch(path, init) });
  const guests = createGuestStore(createTextStore(() => sessionStorage, "efir/guest"));
  const room = roomOf(platform);
  const kept = createGuestStore(createTextStore(() => sessionStorage, "efir/moved"));
  const admission = createAdmission({
    ...{ initData: platform.initData, api, clock, guests },
    moved: whoMoved({ key: moveKey?.key ?? null, room, kept, clock }),
  });
  const screens = start(platform, { admission, room, moveKey });
  const pictures = createPictures({ ask: admission.avatar, room: screens.room, clock });
  addEventListener("pagehide", screens.leave);
  return (
    <PicturesContext value={pictures}>
      <App screens={screens} Room={RoomPart.Component} />
    </PicturesContext>
  );
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

const roomOf = ({ startParam }: Platform): RoomHint =>
  whichRoom({ startParam, search: location.search });

interface Start {
  readonly admission: Admission;
  readonly room: RoomHint;
  readonly moveKey: MoveKey | null;
}

function start(platform: Platform, { admission, room, moveKey }: Start): Screens {
  const settings = createSoundSettings(createTextStore(() => localStorage, "efir/sound"));
  return createScreens({
    platform,
    admission,
    address: {
      room,
      socket: socketUrl(location.href),
      keepRoom: (code) => history.replaceState(history.state, "", withRoom(location.href, code)),
      roomLink: (code) => roomLink(location.href, code),
    },
    mayShareScreen: mayShareScreen(window),
    beginsQuietly: onlyOnce(moveKey?.quiet === true),
    comesAlong: onlyOnce(moveKey !== null && admission.isMoved()),
    clock,
    name: createTextStore(() => localStorage, "efir/name"),
    lastRooms: createLastRooms(createTextStore(() => localStorage, "efir/rooms")),
    createSound: (inUse) =>
      createSound({
        ...inUse,
        settings,
        watch: watchDevices(navigator.mediaDevices),
        mayChooseSpeaker: mayChooseSpeaker(window),
      }),
    createDevices: () => createDevices(settings.wishes),
    isAllowed: (kind) => mayAskSilently(navigator.permissions, kind),
    engineAwaited: engine.awaited,
    voiceFirst,
    prepareJoin,
    joinAhead,
    createCall: tellingFirstVoice(engine.createCall, (path, init) => fetch(path, init)),
  });
}

const surroundings = (platform: Platform, traces: LaunchTraces): Surroundings => ({
  ...platform,
  outsideLink: () => outsideLink(location.href),
  notice: noticeOf(platform, traces),
});

const noticeOf = ({ kind }: Platform, traces: LaunchTraces): Surroundings["notice"] =>
  maybeTelegram(traces) && kind === "browser" ? "oldTelegram" : null;

interface Around {
  readonly texts: Texts;
  readonly surroundings: Surroundings;
}

function render(content: ReactNode, { texts, surroundings }: Around): void {
  const place = document.getElementById("root");
  if (!place) throw new Error("index.html has no #root");
  document.title = texts.brand;
  createRoot(place).render(
    <StrictMode>
      <TextsContext value={texts}>
        <PlatformContext value={surroundings}>
          <ErrorBoundary fallback={<Broken />}>
            <IconSprite />
            {content}
          </ErrorBoundary>
        </PlatformContext>
      </TextsContext>
    </StrictMode>,
  );
}
