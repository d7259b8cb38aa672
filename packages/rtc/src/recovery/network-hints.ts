/**
 * `came`: there was no network, and now there is. `changed`: it may be another one, or gone. `woke`: the page is looked at again, or was
 * brought back.
 */
export type NetworkHint = "came" | "changed" | "woke";

/** The browser, as far as it tells of networks. */
export interface HintSources {
  readonly window: EventTarget;
  readonly document: EventTarget & { readonly visibilityState: DocumentVisibilityState };
  /** Only some browsers have it. */
  readonly connection: EventTarget | null;
}

/** All that may be a reason to look at the connections anew. Answers how to stop. */
export function listenForHints(
  { window, document, connection }: HintSources,
  listener: (hint: NetworkHint) => void,
): () => void {
  const listening = new AbortController();
  const until = { signal: listening.signal };
  const hear = (target: EventTarget | null, event: string, hint: NetworkHint) =>
    target?.addEventListener(event, () => listener(hint), until);
  hear(window, "online", "came");
  hear(window, "offline", "changed");
  hear(window, "pageshow", "woke");
  hear(connection, "change", "changed");
  document.addEventListener(
    "visibilitychange",
    () => {
      if (document.visibilityState === "visible") listener("woke");
    },
    until,
  );
  return () => listening.abort();
}
