import { State } from "@efir/kit";
import { expect, it } from "vitest";
import { settle } from "../testing/settle.ts";
import { createSoundSettings } from "./sound-settings.ts";
import { createSound } from "./sound.ts";

function start({ kept = null, able = true }: { kept?: string | null; able?: boolean } = {}) {
  let text = kept;
  let renewed = 0;
  const speakers: (string | null)[] = [];
  const saved: boolean[] = [];
  const settings = createSoundSettings({ get: () => text, set: (next) => void (text = next) });
  const sound = createSound({
    settings,
    watch: {
      list: new State({ microphones: [], speakers: [] }),
      look: () => undefined,
      close: () => undefined,
    },
    mayChooseSpeaker: true,
    microphone: () => ({
      renew: () => {
        renewed += 1;
        return Promise.resolve(able);
      },
    }),
    setSpeaker: (id) => speakers.push(id),
    saveData: (on) => saved.push(on),
  });
  return { sound, settings, speakers, saved, renewed: () => renewed, kept: () => text };
}

it("[SU1] every choice counts at once, and for the thing that it is about", () => {
  const { sound, speakers, renewed } = start();
  sound.change({ speakerId: "headset" });
  expect([speakers, renewed()]).toEqual([["headset"], 0]);
  sound.change({ noiseSuppression: false });
  expect([speakers.length, renewed()]).toEqual([1, 1]);
});

it("[SU2] what was chosen is there the next time, and is what a microphone is asked for", () => {
  const first = start();
  first.sound.change({ deviceId: "usb", mode: "music" });
  const { settings } = start({ kept: first.kept() });
  expect(settings.wishes()).toMatchObject({ deviceId: "usb", mode: "music" });
});

it.each(["{", "[]", '{"mode":"opera"}'])(
  "[SU3] what is kept and makes no sense (%s) is nothing",
  (kept) => {
    expect(start({ kept }).settings.value.get()).toMatchObject({ mode: "voice", deviceId: null });
  },
);

it("[SU4] a microphone that cannot do it says so, until one that can", async () => {
  const unable = start({ able: false });
  unable.sound.change({ echoCancellation: false });
  await settle();
  expect(unable.sound.refused.get()).toBe(true);
  const able = start();
  able.sound.change({ echoCancellation: false });
  await settle();
  expect(able.sound.refused.get()).toBe(false);
});

it("[SU12] saving data leaves the microphone alone, and is remembered", () => {
  const first = start();
  first.sound.change({ saver: true });
  expect([first.saved, first.renewed()]).toEqual([[true], 0]);
  expect(start({ kept: first.kept() }).settings.value.get().saver).toBe(true);
});

it("[SU13] what was kept before there was a data saver counts as before", () => {
  const kept = JSON.stringify({
    ...{ ...start().settings.value.get(), deviceId: "usb" },
    saver: undefined, // left out of the text
  });
  expect(start({ kept }).settings.value.get()).toMatchObject({ deviceId: "usb", saver: false });
});
