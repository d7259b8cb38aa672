import { State, type Value } from "@efir/kit";
import { addressOf, placeOf, type Place } from "./address.ts";

/** The browser's address line. */
export interface AddressBar {
  readonly href: () => string;
  readonly push: (href: string) => void;
  readonly replace: (href: string) => void;
  readonly onBack: (listener: () => void) => void;
}

export interface Navigation {
  readonly place: Value<Place>;
  /** A step that the browser's back button undoes. */
  readonly go: (place: Place) => void;
  /** The same step under a better name. */
  readonly correct: (place: Place) => void;
}

export function createNavigation(bar: AddressBar): Navigation {
  const place = new State(placeOf(bar.href()));
  bar.onBack(() => place.set(placeOf(bar.href())));
  const move = (write: (href: string) => void) => (next: Place) => {
    const href = addressOf(bar.href(), next);
    if (href === bar.href()) return;
    write(href);
    place.set(next);
  };
  return { place, go: move(bar.push), correct: move(bar.replace) };
}
