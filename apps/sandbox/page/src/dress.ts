import type { Desk } from "./desk/desk.ts";
import { languageOf, textsFor } from "./texts/language.ts";

/** Keeps what lies outside React in step: the theme, the language and the title of the document. */
export function dress(page: Document, { theme, world }: Pick<Desk, "theme" | "world">): void {
  const follow = (): void => {
    const now = world.get();
    page.documentElement.dataset["theme"] = theme.get();
    if (now.kind !== "ready") return;
    const { languageCode, firstName } = now.view.me;
    page.documentElement.lang = languageOf(languageCode);
    page.title = `${firstName} · ${textsFor(languageCode).title}`;
  };
  theme.subscribe(follow);
  world.subscribe(follow);
  follow();
}
