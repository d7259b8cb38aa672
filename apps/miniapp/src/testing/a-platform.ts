import { State } from "@efir/kit";
import { createBrowserPlatform } from "../platform/browser.ts";
import type { PageSources } from "../platform/page-sources.ts";
import type { Platform } from "../platform/platform.ts";

/** A page that nothing ever happens to. */
export const aPage = (): PageSources => ({
  document: { visibilityState: "visible", addEventListener: () => undefined },
  window: { addEventListener: () => undefined },
  navigator: {},
  touch: true,
});

/** A plain browser, but for what the test says. */
export const aPlatform = (parts: Partial<Platform> = {}): Platform => ({
  ...createBrowserPlatform(aPage()),
  inFront: new State(true),
  ...parts,
});
