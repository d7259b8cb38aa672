import { State, type Value } from "@efir/kit";
import type { TextStore } from "../ui/text-store.ts";
import type { Theme } from "./palettes.ts";

export interface ThemeSwitch {
  readonly theme: Value<Theme>;
  readonly toggle: () => void;
}

const KEY = "theme";

/** The one chosen last; before any choice the one of the system. */
export function createThemeSwitch(store: TextStore, system: Theme): ThemeSwitch {
  const kept = store.get(KEY);
  const theme = new State<Theme>(kept === "light" || kept === "dark" ? kept : system);
  return {
    theme,
    toggle: () => {
      theme.set(theme.get() === "light" ? "dark" : "light");
      store.set(KEY, theme.get());
    },
  };
}
