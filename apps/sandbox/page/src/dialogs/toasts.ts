import { State, type Clock, type Value } from "@efir/kit";

export interface Toasts {
  readonly current: Value<string | null>;
  /** Goes away by itself; a new one takes the place of the one before. */
  readonly show: (text: string) => void;
}

const SHOWN_MS = 4_000;

export function createToasts(clock: Clock): Toasts {
  const current = new State<string | null>(null);
  let forget = (): void => undefined;
  return {
    current,
    show: (text) => {
      forget();
      current.set(text);
      forget = clock.after(SHOWN_MS, () => current.set(null));
    },
  };
}
