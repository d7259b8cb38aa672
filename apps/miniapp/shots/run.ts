import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { LANGUAGES, PICTURES_OF_ONE, takePictures, type Screen } from "./picture.ts";
import { openStudio, type Studio } from "./studio.ts";
import { TAPS } from "./taps.ts";

const FOLDER = fileURLToPath(new URL("../../../.shots", import.meta.url));
/** Pages at once: more of them only wait for each other. */
const HANDS = 3;

/** Every screen whose name has one of the words, or all. */
function screens(stories: readonly string[], words: readonly string[]): Screen[] {
  const names = [...stories, ...Object.keys(TAPS)].filter(
    (name) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  return names.flatMap((name) =>
    LANGUAGES.map((language) => ({ name, language, ...(TAPS[name] ?? { story: name, taps: [] }) })),
  );
}

async function takeAll(studio: Studio, left: Screen[]): Promise<readonly string[]> {
  const faults: string[] = [];
  const work = async (): Promise<void> => {
    for (let screen = left.shift(); screen; screen = left.shift()) {
      faults.push(...(await takePictures(studio, screen, FOLDER)));
    }
  };
  await Promise.all(Array.from({ length: HANDS }, work));
  return faults;
}

async function storyNames({ browser, url }: Studio): Promise<readonly string[]> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => "stories" in globalThis);
  return page.evaluate(() => (globalThis as unknown as { stories: string[] }).stories);
}

const words = process.argv.slice(2);
const studio = await openStudio();
const wanted = screens(await storyNames(studio), words);
const count = wanted.length * PICTURES_OF_ONE;
if (words.length === 0) await rm(FOLDER, { recursive: true, force: true });
const faults = await takeAll(studio, wanted);
await studio.close();
for (const fault of faults.toSorted()) console.error(fault);
console.info(`${count} pictures in .shots, ${faults.length} faults`);
process.exit(faults.length === 0 && count > 0 ? 0 : 1);
