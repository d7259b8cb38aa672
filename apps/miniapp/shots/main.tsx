import { createRoot } from "react-dom/client";
import "../src/styles.css";
import { createBackStack } from "../src/platform/back-stack.ts";
import { PlatformContext } from "../src/platform/platform-context.ts";
import { findFaults } from "../src/testing/faults.ts";
import { chooseLanguage, type Language } from "../src/texts/language.ts";
import { loadTexts } from "../src/texts/load-texts.ts";
import { TextsContext } from "../src/texts/use-texts.ts";
import { IconSprite } from "../src/ui/icon-sprite.tsx";
import "./in-page.ts";
import { ownWords } from "./own-words.ts";
import { whenSettled } from "./settled.ts";
import { isStoryName, STORIES } from "./stories.tsx";
import { NOWHERE } from "./surrounded.tsx";

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
/** As in a client that has a button for going back: `data-back` while it is there. */
const back = createBackStack((shown) => place.toggleAttribute("data-back", shown));
let words: ReadonlySet<string> = new Set();

/** The same screen, as it is now, in another language. */
async function speak(language: Language): Promise<void> {
  const texts = await loadTexts(language);
  words = ownWords(texts);
  document.documentElement.lang = language;
  root.render(
    <TextsContext value={texts}>
      <PlatformContext value={{ ...NOWHERE, back }}>
        <IconSprite />
        {content}
      </PlatformContext>
    </TextsContext>,
  );
  await whenSettled();
}

globalThis.shots = {
  stories: Object.keys(STORIES),
  speak,
  whenSettled,
  faults: () => findFaults(words),
  goBack: back.press,
};
await speak(chooseLanguage({ search: location.search, telegram: null, browser: ["en"] }));
