import type { DeviceList, Line } from "@efir/rtc";
import type { SoundSettings } from "./sound-settings.ts";
import type { SoundWords } from "./words.ts";

interface Choice {
  readonly id: string | null;
  readonly title: string;
  readonly chosen: boolean;
}

/** One of several devices, the system's own first; null where there is no choice. A device that is gone is not chosen. */
export function deviceChoices(
  devices: DeviceList["microphones"],
  chosenId: string | null,
  words: SoundWords,
): readonly Choice[] | null {
  if (devices.length < 2) return null;
  const there = devices.some(({ id }) => id === chosenId);
  return [
    { id: null, title: words.systemChoice, chosen: !there },
    ...devices.map(({ id, label }, place) => ({
      id,
      title: label || words.unnamed(place + 1),
      chosen: id === chosenId,
    })),
  ];
}

export const SWITCHES = ["echoCancellation", "noiseSuppression", "autoGainControl"] as const;

/** Music is left as it is: what is made for voices is off, and says why. */
export const switchView = (name: (typeof SWITCHES)[number], settings: SoundSettings) => {
  const inert = settings.mode === "music" && name !== "echoCancellation";
  return { on: !inert && settings[name], inert };
};

/** «good · 38 ms · 1 % lost»; null while there is nobody to have a connection with. */
export function qualityLine({ quality, rttMs, lost }: Line, words: SoundWords): string | null {
  if (rttMs === null) return null;
  const percent = lost === null ? null : Math.round(lost * 100);
  return [
    words.quality[quality],
    words.rtt(rttMs),
    ...(percent === null ? [] : [words.lost(percent)]),
  ].join(" · ");
}
