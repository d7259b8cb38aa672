import { fetchBehind } from "./behind.ts";
import { readLaunchTraces } from "./platform/launch-traces.ts";
import { takeMoveKey } from "./platform/move-key.ts";
import { maybeTelegram } from "./platform/start-platform.ts";
import "./styles.css";
import { chooseLanguage, launchLanguage } from "./texts/language.ts";
import { loadTexts } from "./texts/load-texts.ts";

/** What the first kilobyte says while the rest is on its way. */
const WORDS = {
  en: { wait: "Loading…", failed: "The page did not load.", again: "Try again" },
  ru: { wait: "Загружаем…", failed: "Страница не загрузилась.", again: "Попробовать ещё раз" },
} as const;

const moveKey = takeMoveKey({ location, history });
const traces = readLaunchTraces();
const language = chooseLanguage({
  search: location.search,
  telegram: launchLanguage(location.hash),
  browser: navigator.languages,
});
const words = WORDS[language];
document.documentElement.lang = language;
say(words.wait);

const links = (selector: string) => [...document.querySelectorAll<HTMLLinkElement>(selector)];
fetchBehind({
  first: links('link[fetchpriority="high"]'),
  later: links('link[rel="later"]'),
  hasCome: (url) => performance.getEntriesByName(url).length > 0,
});

// What the first screen needs starts to arrive at once, not one after the other.
const texts = loadTexts(language);
const telegram = maybeTelegram(traces) ? import("./platform/telegram.ts") : null;
telegram?.catch(() => undefined); // who waits for it sees it fail

try {
  const { run } = await import("./main.tsx");
  await run({ traces, language, texts: await texts, telegram, moveKey });
} catch (error) {
  offerReload();
  throw error;
}

function say(text: string): void {
  const place = document.getElementById("boot-words");
  if (place) place.textContent = text;
}

function offerReload(): void {
  const again = document.createElement("button");
  again.className = "min-h-11 rounded-lg px-2 text-[15px] font-medium text-link";
  again.textContent = words.again;
  again.addEventListener("click", () => location.reload());
  say(words.failed);
  document.getElementById("boot-words")?.append(document.createElement("br"), again);
}
