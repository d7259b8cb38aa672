import { State, type Value } from "@efir/kit";

export interface PresenceSources {
  readonly document: Pick<Document, "visibilityState" | "addEventListener">;
  readonly window: Pick<Window, "addEventListener">;
  /**
   * A hidden tab on a desk is still listened to. A phone that hides the page has gone elsewhere, and may stop
   * its sound at any time.
   */
  readonly hiddenMeansAway: boolean;
  /** The client's own word: false while the app is put aside. Some clients never say anything. */
  readonly active?: Value<boolean>;
}

/** Whether the person is with the page. Some clients tell it in one way, some in another, some in none. */
export function watchPresence(sources: PresenceSources): Value<boolean> {
  const { document, window, hiddenMeansAway, active } = sources;
  const look = (): boolean =>
    (active?.get() ?? true) && !(hiddenMeansAway && document.visibilityState === "hidden");
  const inFront = new State(look());
  const update = () => inFront.set(look());
  active?.subscribe(update);
  document.addEventListener("visibilitychange", update);
  window.addEventListener("pageshow", update);
  return inFront;
}
