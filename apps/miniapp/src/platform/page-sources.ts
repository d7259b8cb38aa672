import { watchPresence, type PresenceSources } from "./presence.ts";
import { createWakeLock, type WakeLockSources } from "./wake-lock.ts";

/** As much of the browser's page as a platform needs. */
export interface PageSources {
  readonly document: PresenceSources["document"];
  readonly window: PresenceSources["window"];
  readonly navigator: WakeLockSources["navigator"];
  /** A finger and not a mouse: a phone or a tablet. */
  readonly touch: boolean;
}

/** What both kinds of platform have of the page they run in. */
export function watchPage(page: PageSources, active?: PresenceSources["active"]) {
  return {
    inFront: watchPresence({
      ...page,
      hiddenMeansAway: page.touch,
      ...(active && { active }),
    }),
    wakeLock: createWakeLock(page),
  };
}
