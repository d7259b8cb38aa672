import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { takePictures } from "./picture.ts";
import { PICTURES_OF_ONE, screens, type Screen } from "./screens.ts";
import { openStudio, type Studio } from "./studio.ts";

const FOLDER = fileURLToPath(new URL("../../../.shots", import.meta.url));
/** Pages at once: more of them only wait for each other. */
const HANDS = 3;

async function takeAll(studio: Studio, left: Screen[]): Promise<readonly string[]> {
  const faults: string[] = [];
  const work = async (): Promise<void> => {
    const hand = await studio.hand();
    for (let screen = left.shift(); screen; screen = left.shift()) {
      faults.push(...(await takePictures(hand, screen, FOLDER)));
    }
  };
  await Promise.all(Array.from({ length: HANDS }, work));
  return faults;
}

const words = process.argv.slice(2);
const began = performance.now();
const studio = await openStudio();
const wanted = screens(studio.stories, words);
const count = wanted.length * PICTURES_OF_ONE;
if (words.length === 0) await rm(FOLDER, { recursive: true, force: true });
const faults = await takeAll(studio, wanted);
await studio.close();
for (const fault of faults.toSorted()) console.error(fault);
const seconds = Math.round((performance.now() - began) / 1_000);
console.info(`${count} pictures in .shots, ${faults.length} faults, ${seconds} s`);
process.exit(faults.length === 0 && count > 0 ? 0 : 1);
