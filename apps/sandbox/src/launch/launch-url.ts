import { themeParams, type Theme } from "./theme.ts";

export interface Opening {
  /** The Mini App's address. */
  readonly url: string;
  readonly initData: string;
  /** Empty when there is none. */
  readonly startParam: string;
  readonly theme: Theme;
}

/** The address a client opens the Mini App by: what it must know stands behind the `#`. */
export function launchUrl({ url, initData, startParam, theme }: Opening): string {
  const address = new URL(url);
  if (startParam !== "") address.searchParams.set("tgWebAppStartParam", startParam);
  const told = new URLSearchParams({
    tgWebAppData: initData,
    tgWebAppVersion: "9.1",
    tgWebAppPlatform: "weba",
    tgWebAppThemeParams: JSON.stringify(themeParams(theme)),
  });
  const before = address.hash.replace(/^#/, "");
  address.hash = before === "" ? told.toString() : `${before}&${told.toString()}`;
  return address.href;
}
