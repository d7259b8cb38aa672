/** What keeps a screen on, where the browser has it: frames of Telegram's web clients do not. */
export interface WakeLockSources {
  readonly navigator: { readonly wakeLock?: Pick<WakeLock, "request"> };
  readonly document: Pick<Document, "visibilityState" | "addEventListener">;
}

/** Keeps the screen on while `hold(true)`. Browsers let go whenever the page is hidden: it is asked for again. */
export function createWakeLock({ navigator, document }: WakeLockSources) {
  let wanted = false;
  let held: WakeLockSentinel | null = null;

  async function ask(): Promise<void> {
    if (!wanted || held || document.visibilityState === "hidden") return;
    try {
      const lock = await navigator.wakeLock?.request("screen");
      if (!lock) return;
      held = lock;
      lock.addEventListener("release", () => {
        if (held === lock) held = null;
      });
      hold(wanted); // the call may have ended while the browser thought about it
    } catch {
      // the battery is low, or the frame may not: the screen goes dark as it always does
    }
  }

  function hold(on: boolean): void {
    wanted = on;
    if (on) void ask();
    else void held?.release();
  }

  document.addEventListener("visibilitychange", () => void ask());
  return { hold };
}
