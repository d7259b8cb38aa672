import type { ReactNode } from "react";
import { RoomScreen } from "../src/call/room-screen.tsx";
import { SoundSheet } from "../src/sound/sound-sheet.tsx";
import { aSound } from "../src/testing/a-sound.ts";
import { entry } from "./entry-stories.tsx";
import { chatLine, roomStory } from "./room-story.ts";

type Palette = Readonly<Record<string, string>>;

/** What Telegram's clients say of themselves: light and dark. Words in these colours are hard to read as they are. */
const CLIENTS: Readonly<Record<"ios" | "android" | "desktop", readonly [Palette, Palette]>> = {
  ios: [
    {
      ...{ bg: "#ffffff", "secondary-bg": "#efeff4", text: "#000000", "subtitle-text": "#8e8e93" },
      ...{ link: "#007aff", button: "#007aff", "destructive-text": "#ff3b30" },
    },
    {
      ...{ bg: "#000000", "secondary-bg": "#1c1c1d", text: "#ffffff", "subtitle-text": "#98989e" },
      ...{ link: "#3e88f7", button: "#3e88f7", "destructive-text": "#eb5545" },
    },
  ],
  android: [
    {
      ...{ bg: "#ffffff", "secondary-bg": "#f0f0f0", text: "#222222", "subtitle-text": "#82868a" },
      ...{ link: "#2678b6", button: "#50a8eb", "destructive-text": "#cc2929" },
    },
    {
      ...{ bg: "#212d3b", "secondary-bg": "#151e27", text: "#ffffff", "subtitle-text": "#8f9aa5" },
      ...{ link: "#5eabe1", button: "#50a8eb", "destructive-text": "#ee686f" },
    },
  ],
  desktop: [
    {
      ...{ bg: "#ffffff", "secondary-bg": "#f1f1f1", text: "#000000", "subtitle-text": "#999999" },
      ...{ link: "#168acd", button: "#40a7e3", "destructive-text": "#d14e4e" },
    },
    {
      ...{ bg: "#17212b", "secondary-bg": "#232e3c", text: "#f5f5f5", "subtitle-text": "#708499" },
      ...{ link: "#6ab3f3", button: "#5288c1", "destructive-text": "#ec3942" },
    },
  ],
};

const rule = (theme: string, palette: Palette): string =>
  `:root[data-theme="${theme}"] { ${Object.entries({ ...palette, "button-text": "#ffffff" })
    .map(([name, color]) => `--tg-theme-${name}-color: ${color};`)
    .join(" ")} }`;

/** A screen in the colours of a client. */
const inColorsOf = (client: keyof typeof CLIENTS, show: () => ReactNode) => () => {
  const [light, dark] = CLIENTS[client];
  return (
    <>
      <style>{rule("light", light) + rule("dark", dark)}</style>
      {show()}
    </>
  );
};

const room = () => (
  <RoomScreen
    visit={
      roomStory({
        people: 8,
        moderates: true,
        set: ({ chat }) => chat.lines.set([chatLine(1, 1, "Привет!"), chatLine(2, 0, "Да")]),
      }).visit
    }
  />
);
const noServer = () => entry({ sight: { kind: "failed", code: "unreachable" }, name: "" });
const sound = () => <SoundSheet sound={aSound()} line={null} onClosed={() => undefined} />;

export const telegramStories = {
  "telegram-ios-room": inColorsOf("ios", room),
  "telegram-ios-entry": inColorsOf("ios", noServer),
  "telegram-android-room": inColorsOf("android", room),
  "telegram-android-entry": inColorsOf("android", noServer),
  "telegram-desktop-room": inColorsOf("desktop", room),
  "telegram-desktop-entry": inColorsOf("desktop", noServer),
  "telegram-desktop-sound": inColorsOf("desktop", sound),
} as const;
