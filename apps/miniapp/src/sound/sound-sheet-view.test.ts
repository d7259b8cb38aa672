import { expect, it } from "vitest";
import { chime } from "./chime.ts";
import { mayChooseSpeaker } from "./may-choose-speaker.ts";
import { deviceChoices, qualityLine, switchView } from "./sound-sheet-view.ts";
import { soundWords } from "./words.ts";

const DEVICES = [
  { id: "a", label: "Built-in" },
  { id: "b", label: "" },
];

it("[SU5] there is a choice where there is more than one, with the system's own first", () => {
  const chosen = (id: string | null) =>
    deviceChoices(DEVICES, id, soundWords.en)?.map(({ title, chosen: is }) => (is ? title : ""));
  expect(deviceChoices(DEVICES.slice(1), "a", soundWords.en)).toBeNull();
  expect(chosen("a")).toEqual(["", "Built-in", ""]);
  expect(chosen("b")).toEqual(["", "", "Device 2"]);
  expect(chosen("gone")).toEqual(["System default", "", ""]);
});

it("[SU6] with music, noise and loudness are left alone, and echo is the person's choice", () => {
  const settings = {
    deviceId: null,
    speakerId: null,
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: false,
    mode: "music",
    saver: false,
  } as const;
  expect(switchView("noiseSuppression", settings)).toEqual({ on: false, inert: true });
  expect(switchView("echoCancellation", settings)).toEqual({ on: true, inert: false });
  expect(switchView("noiseSuppression", { ...settings, mode: "voice" }).on).toBe(true);
});

it("[SU7] [TRAP36] a loudspeaker is chosen only where a page may", () => {
  const page = (able: boolean, allowed: boolean | null) =>
    mayChooseSpeaker({
      document: allowed === null ? {} : { featurePolicy: { allowsFeature: () => allowed } },
      HTMLMediaElement: { prototype: able ? { setSinkId: () => undefined } : {} },
    });
  expect([page(true, null), page(true, true), page(true, false), page(false, null)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it("[SU8] the test sound is a sound: a WAV file that begins and ends in silence", async () => {
  const view = new DataView(await chime().arrayBuffer());
  const text = (at: number) =>
    String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)));
  expect([text(0), text(8), text(36)]).toEqual(["RIFF", "WAVE", "data"]);
  expect(view.getUint32(40, true)).toBe(view.byteLength - 44);
  const samples = Array.from({ length: (view.byteLength - 44) / 2 }, (_, n) =>
    view.getInt16(44 + n * 2, true),
  );
  expect([samples[0], Math.abs(samples.at(-1) ?? 99) < 100]).toEqual([0, true]);
  expect(Math.max(...samples)).toBeGreaterThan(8_000);
});

it("[SU9] both languages have the same words", () => {
  expect(Object.keys(soundWords.ru)).toEqual(Object.keys(soundWords.en));
  expect(JSON.stringify(soundWords.ru)).not.toMatch(/:"[^"]*[A-Za-z]{3}/);
});

it("[SU11] how the line does is said in words and two numbers, once there is somebody", () => {
  const line = { quality: "good", picture: "none", rttMs: 40, lost: 0.01, concealed: 0 } as const;
  expect(qualityLine(line, soundWords.en)).toBe("good · 40 ms · 1 % lost");
  expect(qualityLine(line, soundWords.ru)).toBe("хорошая связь · 40 мс · потерь 1 %");
  expect(qualityLine({ ...line, lost: null }, soundWords.en)).toBe("good · 40 ms");
  expect(qualityLine({ ...line, rttMs: null }, soundWords.en)).toBeNull();
});
