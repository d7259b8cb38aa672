import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { CACHE } from "../cache.ts";
import type { Letter } from "../net/network.ts";

/** A voice and a text for each, so that it is known who is heard. */
const SPEAKERS: Record<Letter, { readonly voice: string; readonly text: string }> = {
  A: {
    voice: "en-us+m3",
    text: "The lamp in the hall went out again, so we sat with two candles and told old stories. Bring eight apples, some honey and a jar of plum jam. My uncle drives a very slow blue tractor through the village every Friday. Could you move the meeting to half past six, please? The winter wheat looks good this year.",
  },
  B: {
    voice: "en-gb+f2",
    text: "Hello, it is me, I am calling from the bridge near the market. Six ships came into the harbour this morning, and none of them carried coffee. We have to fix the kitchen window before the rain begins. Just give me a minute to find the right page. The choir sings at seven, and the doors close at a quarter to.",
  },
  C: {
    voice: "en-us+f4",
    text: "There is a box of quiet puzzles under the stairs for the children. Yesterday the fox walked past our fence as if it owned the garden. Turn left at the chapel and follow the river for about a mile. I would rather check the numbers twice than send them wrong.",
  },
  D: {
    voice: "en-gb+m7",
    text: "Good evening, the night train is running ten minutes late. Every bench on the platform is wet, however the waiting room is warm. Ask the guard about the third carriage, he will help with the bags. A bright yellow moon came up behind the factory roof.",
  },
};

/** What somebody says, over and over: for the browser's microphone, and as the measure to compare with. */
export interface Speech {
  readonly microphone: string;
  readonly reference: string;
}

/** Made by a speech synthesiser, once. No pause in it is as long as half a second. */
export function speechOf(letter: Letter): Speech {
  mkdirSync(CACHE, { recursive: true });
  const file = (suffix: string) => join(CACHE, `speech-${letter}-${suffix}.wav`);
  const [raw, microphone, reference] = [file("raw"), file("48k"), file("16k")];
  if (existsSync(reference)) return { microphone, reference };
  const { voice, text } = SPEAKERS[letter];
  execFileSync("espeak-ng", ["-v", voice, "-s", "160", "-g", "1", "-w", raw, text]);
  const shape = ["-r", "48000", "-c", "1", "-b", "16"];
  execFileSync("sox", [raw, ...shape, microphone, "gain", "-3", "highpass", "60", "norm", "-6"]);
  execFileSync("sox", [microphone, "-r", "16000", reference]);
  return { microphone, reference };
}
