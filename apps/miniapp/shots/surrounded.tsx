import type { ReactNode } from "react";
import { PlatformContext, type Surroundings } from "../src/platform/platform-context.ts";

export const NOWHERE: Surroundings = {
  client: "browser",
  openOutside: () => undefined,
  fullScreen: null,
  back: { push: () => () => undefined },
  outsideLink: () => "",
  notice: null,
};

/** What is inside, as if the page were in a client like this. */
export const surrounded = (around: Partial<Surroundings>, content: ReactNode) => (
  <PlatformContext value={{ ...NOWHERE, ...around }}>{content}</PlatformContext>
);
