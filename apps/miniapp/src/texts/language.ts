export type Language = "en" | "ru";

export interface LanguageWishes {
  /** `?lang=ru`, for tests and the curious. */
  readonly search: string;
  readonly telegram: string | null;
  readonly browser: readonly string[];
}

/** The first wish that we have words for; English otherwise. Wishes are IETF tags such as `pt-br`. */
export function chooseLanguage({ search, telegram, browser }: LanguageWishes): Language {
  const wishes = [new URLSearchParams(search).get("lang"), telegram, ...browser];
  for (const wish of wishes) {
    const spoken = wish?.toLowerCase().split(/[-_]/)[0];
    if (spoken === "en" || spoken === "ru") return spoken;
  }
  return "en";
}

/**
 * The language that Telegram names in the launch parameters of an address. Only a guess, to fetch the right
 * words early: the parameters are checked later.
 */
export function launchLanguage(hash: string): string | null {
  const initData = new URLSearchParams(hash.replace(/^#/, "")).get("tgWebAppData");
  const user = new URLSearchParams(initData ?? "").get("user");
  return /"language_code":"([\w-]+)"/.exec(user ?? "")?.[1] ?? null;
}
