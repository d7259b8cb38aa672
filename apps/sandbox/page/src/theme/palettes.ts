import { themeParams } from "../../../src/launch/theme.ts";

export type Theme = "light" | "dark";

/** What a Mini App is told about the colours around it: the same as at its launch. */
export const PALETTES = { light: themeParams("light"), dark: themeParams("dark") } as const;
