import { copyText } from "./copy-text.ts";
import type { PageSources } from "./page-sources.ts";
import { watchPage } from "./page-sources.ts";
import type { Platform, SharedLink, ShareOutcome } from "./platform.ts";

const nothing = (): void => undefined;

/** A plain browser: everybody is a guest. */
export function createBrowserPlatform(page: PageSources): Platform {
  const { inFront, wakeLock } = watchPage(page);
  return {
    kind: "browser",
    client: "browser",
    initData: null,
    startParam: null,
    languageCode: null,
    ready: nothing,
    setInCall: wakeLock.hold,
    shareLink,
    sharePrepared: null,
    haptic: nothing,
    inFront,
    back: { push: () => nothing }, // the browser's own button leaves the page, as everywhere
    fullScreen: null,
    openOutside: (url) => void window.open(url, "_blank", "noopener"),
  };
}

async function shareLink({ url, text }: SharedLink): Promise<ShareOutcome> {
  // A phone has a sheet to share with; on a desk the clipboard is what people expect.
  if (matchMedia("(pointer: coarse)").matches && "share" in navigator) {
    try {
      await navigator.share({ url, text });
      return "shared";
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return "shared"; // closed by the person
    }
  }
  return copyText(url);
}
