import type { HostTheme } from "@efir/host-sdk";
import { State, type Value } from "@efir/kit";

/** Telegram's word for each colour, and ours where there is none. */
const COLORS = {
  page: ["--tg-theme-bg-color", "--efir-page"],
  card: ["--tg-theme-secondary-bg-color", "--efir-card"],
  ink: ["--tg-theme-text-color", "--efir-ink"],
  hint: ["--tg-theme-subtitle-text-color", "--efir-hint"],
  action: ["--tg-theme-button-color", "--efir-action"],
  actionInk: ["--tg-theme-button-text-color", "--efir-action-ink"],
} as const;

function readTheme({ documentElement: root }: Document): HostTheme {
  const style = getComputedStyle(root);
  const color = (name: keyof typeof COLORS): string =>
    COLORS[name].map((each) => style.getPropertyValue(each).trim()).find((each) => each !== "") ??
    "";
  return {
    dark: style.colorScheme === "dark",
    language: root.lang,
    page: color("page"),
    card: color("card"),
    ink: color("ink"),
    hint: color("hint"),
    action: color("action"),
    actionInk: color("actionInk"),
  };
}

/** Begins to watch. */
export type ThemeWatch = () => {
  readonly value: Value<HostTheme>;
  readonly close: () => void;
};

/** How the page looks, also when Telegram or the system changes it. */
export const watchTheme: ThemeWatch = () => {
  const theme = new State(readTheme(document));
  const follow = () => {
    const now = readTheme(document);
    if (JSON.stringify(now) !== JSON.stringify(theme.get())) theme.set(now);
  };
  const observer = new MutationObserver(follow);
  observer.observe(document.documentElement, { attributeFilter: ["style", "data-theme", "lang"] });
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", follow);
  return {
    value: theme,
    close: () => {
      observer.disconnect();
      system.removeEventListener("change", follow);
    },
  };
};
