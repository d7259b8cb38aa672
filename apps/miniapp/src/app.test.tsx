import { readFileSync } from "node:fs";
import { createManualClock } from "@efir/kit";
import { compile } from "tailwindcss";
import { describe, expect, it } from "vitest";
import { App, Broken } from "./app.tsx";
import { RoomScreen } from "./call/room-screen.tsx";
import { tilesView } from "./call/tiles-view.ts";
import { VideoTile } from "./call/video-tile.tsx";
import { createScreens } from "./screens.ts";
import { createAdmission } from "./session/admission.ts";
import { createVoiceFirst } from "./session/voice-first.ts";
import { aPlatform } from "./testing/a-platform.ts";
import { aSound } from "./testing/a-sound.ts";
import { createFakeApi } from "./testing/fake-api.ts";
import { inEnglish } from "./testing/in-english.tsx";
import {
  aCode,
  aMember,
  aRoom,
  aStream,
  createFakeCall,
  createFakeDevices,
} from "./testing/fake-call.ts";
import { en } from "./texts/en.ts";

function open(mayShareScreen = true) {
  const call = createFakeCall();
  const clock = createManualClock();
  const { api } = createFakeApi();
  const platform = aPlatform();
  const guests = { read: () => null, write: () => undefined };
  const screens = createScreens({
    platform,
    mayShareScreen,
    beginsQuietly: () => false,
    comesAlong: () => false,
    clock,
    admission: createAdmission({ initData: null, api, clock, guests }),
    address: {
      room: { kind: "code", code: aCode() },
      socket: "ws://efir.test/ws",
      keepRoom: () => undefined,
      roomLink: (code) => `https://efir.test/?room=${code}`,
    },
    name: { get: () => "Anna", set: () => undefined },
    lastRooms: { all: () => [], add: () => undefined },
    createSound: aSound,
    createDevices: createFakeDevices,
    isAllowed: () => Promise.resolve(true),
    engineAwaited: () => null,
    voiceFirst: createVoiceFirst(clock),
    prepareJoin: () => undefined,
    joinAhead: () => () => undefined,
    createCall: () => call,
  });
  return { call, screens, html: () => inEnglish(<App screens={screens} Room={RoomScreen} />) };
}

function enter(mayShareScreen?: boolean) {
  const desk = open(mayShareScreen);
  const screen = desk.screens.screen.get();
  if (screen.kind === "entry") screen.entry.submit();
  desk.call.phase.set({ kind: "live", room: aRoom() });
  return desk;
}

function ended() {
  const desk = enter();
  desk.call.phase.set({ kind: "ended", reason: "taken-over" });
  return desk;
}

const styles = readFileSync(new URL("./styles.css", import.meta.url), "utf8");
const mainClasses = (html: string) => /class="([^"]*)"/.exec(html)?.[1]?.split(" ");
const allClasses = (html: string) =>
  [...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names = ""]) => names.split(" "));

/** What the browser is given for these classes. */
async function cssOf(classes: readonly string[]): Promise<string> {
  const loadStylesheet = async (path: string, base: string) => ({
    path,
    base,
    content: "@tailwind utilities;",
  });
  return (await compile(styles, { loadStylesheet })).build([...classes]);
}

const SCREENS = [
  ["the first screen", () => open().html()],
  ["the room", () => enter().html()],
  ["the end", () => ended().html()],
  ["the wait", () => readFileSync(new URL("../index.html", import.meta.url), "utf8")],
  ["what is broken", () => inEnglish(<Broken />)],
] as const;

describe("every screen", () => {
  it.each(SCREENS)(
    "[MA94] [TRAP40] %s keeps clear of notches and of Telegram",
    async (_what, html) => {
      expect(mainClasses(html())).toContain("safe-area");
      const css = await cssOf(allClasses(html()));
      expect(css).toMatch(/height: var\(--tg-viewport-stable-height, 100dvh\)/);
      expect(css).not.toMatch(/\b100[ls]?vh\b/);
      for (const edge of ["top", "right", "bottom", "left"]) {
        expect(css).toContain(`env(safe-area-inset-${edge})`);
        expect(css).toContain(`--tg-viewport-safe-area-inset-${edge}`);
        expect(css).toContain(`--tg-viewport-content-safe-area-inset-${edge}`);
      }
    },
  );

  it.each(SCREENS)(
    "[MA95] [TRAP47] %s has colours where Telegram names none",
    async (_what, html) => {
      const css = await cssOf(allClasses(html()));
      expect(css).toMatch(/var\(--tg-theme-/);
      expect(css.match(/var\(--tg-[\w-]+\)/g)).toBeNull();
      const [light = ""] = /^:root \{[^}]*\}/m.exec(styles) ?? [];
      for (const [, name = ""] of css.matchAll(/var\((--efir-[\w-]+)\)/g))
        expect(light).toContain(`${name}: #`);
    },
  );
});

describe("the room", () => {
  it("[MA96] [TRAP34] pictures start by themselves, in their place and without sound", () => {
    const { call, screens } = enter();
    call.members.set([
      aMember({ link: "self", camera: aStream("mine") }),
      aMember({ name: "Boris", camera: aStream("his"), screen: aStream("screen") }),
    ]);
    const screen = screens.screen.get();
    const levels = screen.kind === "call" ? screen.visit.scene.levels : expect.unreachable();
    const html = tilesView(call.members.get(), en)
      .map((tile) =>
        inEnglish(
          <VideoTile
            {...{ tile, levels, shows: call.shows, size: { width: 160, height: 90 } }}
            isLarge={false}
            onTap={() => undefined}
          />,
        ),
      )
      .join("");
    const videos = html.match(/<video[^>]*>/g) ?? [];
    expect(videos).toHaveLength(3);
    for (const video of videos)
      for (const word of ["autoplay", "muted", "playsinline"])
        expect(video.toLowerCase()).toMatch(new RegExp(`\\b${word}\\b`));
  });

  it("[MA97] [TRAP34] sound that the browser holds back is one tap away", () => {
    const { call, html } = enter();
    expect(html()).not.toContain('data-testid="sound-button"');
    call.sound.set("blocked");
    expect(html()).toContain('data-testid="sound-button"');
  });

  it("[MA98] [TRAP35] whoever has no microphone stays, listens, and is told what to do", () => {
    const { call, html } = enter();
    call.microphone.state.set({ kind: "blocked", by: "user" });
    expect(html()).toContain('data-phase="live"');
    expect(html()).toMatch(
      /role="status"[^>]*><p>The microphone is not allowed, so you will only listen/,
    );
    expect(html()).toContain('data-testid="mic-button"');
  });

  it("[MA99] [TRAP36] the button that shares a screen is there only where one can be shared", () => {
    expect(enter(true).html()).toContain('data-testid="screen-button"');
    expect(enter(false).html()).not.toContain('data-testid="screen-button"');
  });
});
