import { createRoot } from "react-dom/client";
import "../src/styles.css";
import { findFaults } from "../src/testing/faults.ts";
import { chooseLanguage } from "../src/texts/language.ts";
import { loadTexts } from "../src/texts/load-texts.ts";
import { TextsContext } from "../src/texts/use-texts.ts";
import { IconSprite } from "../src/ui/icon-sprite.tsx";
import { ownWords } from "./own-words.ts";
import { isStoryName, STORIES } from "./stories.tsx";

/**
 * `?story=parts&lang=ru&theme=dark`: one screen, as if somebody were in a call. Not a part of what is built. `stories` and
 * `faults()` are for the command that takes the pictures.
 */
const wishes = new URLSearchParams(location.search);
const language = chooseLanguage({ search: location.search, telegram: null, browser: ["en"] });
document.documentElement.lang = language;
const theme = wishes.get("theme");
if (theme) document.documentElement.dataset["theme"] = theme;

const texts = await loadTexts(language);
const words = ownWords(texts);
Object.assign(globalThis, { stories: Object.keys(STORIES), faults: () => findFaults(words) });
const place = document.getElementById("root");
if (!place) throw new Error("index.html has no #root");
const asked = wishes.get("story") ?? "parts";
const story = STORIES[isStoryName(asked) ? asked : "parts"];
createRoot(place).render(
  <TextsContext value={texts}>
    <IconSprite />
    {story()}
  </TextsContext>,
);
