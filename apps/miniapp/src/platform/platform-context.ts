import { createContext } from "react";
import type { Platform } from "./platform.ts";

/** What the page around any screen can do. */
export interface Surroundings extends Pick<
  Platform,
  "client" | "openOutside" | "back" | "fullScreen"
> {
  /** Where this very room is in a browser. */
  readonly outsideLink: () => string;
  /** What deserves a word on the first screen. */
  readonly notice: "oldTelegram" | null;
}

/** Outside of any platform nothing can be done, and nothing is. */
export const PlatformContext = createContext<Surroundings>({
  client: "browser",
  openOutside: () => undefined,
  fullScreen: null,
  back: { push: () => () => undefined },
  outsideLink: () => "",
  notice: null,
});
