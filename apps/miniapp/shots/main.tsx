import { createRoot } from "react-dom/client";
import "../src/styles.css";
import { findFaults } from "../src/testing/faults.ts";
import { chooseLanguage, type Language } from "../src/texts/language.ts";
import { loadTexts } from "../src/texts/load-texts.ts";
import { TextsContext } from "../src/texts/use-texts.ts";
import { IconSprite } from "../src/ui/icon-sprite.tsx";
import { ownWords } from "./own-words.ts";
import { whenSettled } from "./settled.ts";
import { isStoryName, STORIES } from "./stories.tsx";

/**
 * `?story=parts&lang=ru&theme=dark`: one screen, as if somebody were in a call. Not a part of what is built. What stands in
 * `globalThis` is for the command that takes the pictures.
 */
const wishes = new URLSearchParams(location.search);
const theme = wishes.get("theme");
if (theme) document.documentElement.dataset["theme"] = theme;

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no #root");
const root = createRoot(place);
const asked = wishes.get("story") ?? "parts";
const content = STORIES[isStoryName(asked) ? asked : "parts"]();
let words: ReadonlySet<string> = new Set();

/** The same screen, as it is now, in another language. */
async function speak(language: Language): Promise<void> {
  const texts = await loadTexts(language);
  words = ownWords(texts);
  document.documentElement.lang = language;
  root.render(
    <TextsContext value={texts}>
      <IconSprite />
      {content}
    </TextsContext>,
  );
  await whenSettled();
}

Object.assign(globalThis, {
  stories: Object.keys(STORIES),
  speak,
  whenSettled,
  faults: () => findFaults(words),
});
await speak(chooseLanguage({ search: location.search, telegram: null, browser: ["en"] }));
