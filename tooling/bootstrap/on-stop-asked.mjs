const WATCH_MS = 500;
const SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Calls `listener` once, with the first signal. Ctrl-C reaches us twice (from the terminal and from npm), so the rest
 * is ignored. Under npm a parent that is gone counts as a signal too: a killed npm tells its children nothing. (The
 * scripts of package.json say `exec` for this: a shell between npm and us would keep npm's signals to itself.)
 * @param {(signal: "SIGINT" | "SIGTERM" | "SIGHUP") => void} listener
 * @returns {() => void} stops listening
 */
export function onStopAsked(listener) {
  let asked = false;
  /** @param {"SIGINT" | "SIGTERM" | "SIGHUP"} signal */
  const ask = (signal) => {
    if (asked) return;
    asked = true;
    listener(signal);
  };

  const npm = process.env.npm_lifecycle_event ? process.ppid : null;
  const watch = setInterval(() => npm && npm !== process.ppid && ask("SIGTERM"), WATCH_MS);
  for (const signal of SIGNALS) process.on(signal, ask);
  return () => {
    clearInterval(watch);
    for (const signal of SIGNALS) process.off(signal, ask);
  };
}
