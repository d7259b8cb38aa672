import type { MenuButton } from "grammy/types";

export interface Command {
  readonly command: string;
  readonly description: string;
}

export type ProfileText = "name" | "description" | "short_description";

/** How the bot presents itself. Keys are made by the functions that read it. */
export interface Profile {
  readonly commands: Readonly<Record<string, readonly Command[]>>;
  readonly texts: Readonly<Record<string, string>>;
  /** By private chat; `default` for the others. */
  readonly menuButtons: Readonly<Record<string, MenuButton>>;
}

export const EMPTY_PROFILE: Profile = { commands: {}, texts: {}, menuButtons: {} };

/** What `Object.entries` gives, without one key. */
export const without = <T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

/** The two letters that commands and texts are kept by: `pt` of `pt-br`. */
export const shortLanguage = (code: string): string => code.toLowerCase().split("-")[0] ?? "";
