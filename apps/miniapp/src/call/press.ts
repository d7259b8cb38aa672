/** A finger or a key on the microphone button. */
export type Press =
  | { readonly kind: "up" }
  /** A tap, or the beginning of holding. */
  | { readonly kind: "down" }
  /** Held long enough: the microphone is open until it is let go. */
  | { readonly kind: "talking" }
  /** Let go after talking: the click that the browser makes of it is none. */
  | { readonly kind: "let-go" };

export type PressEvent = "down" | "held" | "released" | "lost" | "clicked";
/** What is to be done with the microphone. */
export type PressAct = "toggle" | "open" | "close" | null;

export const HOLD_MS = 320;
export const UP: Press = { kind: "up" };

export interface PressStep {
  readonly press: Press;
  readonly act: PressAct;
}

/**
 * A click switches the microphone, wherever it comes from: a finger, a key, a screen reader. Holding a closed one opens it for as long as
 * it lasts.
 */
export function nextPress(press: Press, event: PressEvent, isOn: boolean): PressStep {
  if (event === "down") return { press: { kind: "down" }, act: null };
  switch (press.kind) {
    case "up":
      return { press, act: event === "clicked" ? "toggle" : null };
    case "down":
      if (event === "held")
        return isOn ? { press, act: null } : { press: { kind: "talking" }, act: "open" };
      return { press: UP, act: event === "clicked" ? "toggle" : null };
    case "talking":
      if (event === "released") return { press: { kind: "let-go" }, act: "close" };
      return event === "lost" ? { press: UP, act: "close" } : { press, act: null };
    case "let-go":
      return { press: event === "clicked" ? UP : press, act: null };
  }
}
