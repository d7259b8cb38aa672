import { PALETTES, type Theme } from "../theme/palettes.ts";
import type { BottomButton, BridgeState, Paint } from "./bridge/bridge-state.ts";

export interface BottomButtonView {
  readonly name: "main" | "secondary";
  readonly text: string;
  readonly look: "ready" | "busy" | "inert";
  readonly color: string;
  readonly ink: string;
}

export interface WindowView {
  readonly header: { readonly color: string; readonly ink: string };
  readonly background: string;
  readonly bottomBar: string;
  /** In the order in which they stand. */
  readonly bottom: {
    readonly direction: "row" | "column";
    readonly buttons: readonly BottomButtonView[];
  };
}

/** How the window around an app looks, in this theme. */
export function windowView(state: BridgeState, theme: Theme): WindowView {
  const header = paintColor(state.header, theme);
  return {
    header: { color: header, ink: inkOn(header) },
    background: paintColor(state.background, theme),
    bottomBar: paintColor(state.bottomBar, theme),
    bottom: bottomButtons(state, theme),
  };
}

const paintColor = (paint: Paint, theme: Theme): string =>
  paint.kind === "own" ? paint.color : PALETTES[theme][paint.key];

/** Black or white, whichever can be read on it. */
export function inkOn(color: string): "#000000" | "#ffffff" {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    Number.parseInt(color.slice(at, at + 2), 16),
  );
  return red * 0.299 + green * 0.587 + blue * 0.114 > 150 ? "#000000" : "#ffffff";
}

function bottomButtons(state: BridgeState, theme: Theme): WindowView["bottom"] {
  const { button_color: fill, button_text_color: fillInk } = PALETTES[theme];
  const { secondary_bg_color: quiet, accent_text_color: quietInk } = PALETTES[theme];
  const main = show("main", state.mainButton, { color: fill, ink: fillInk });
  const secondary = show("secondary", state.secondaryButton, { color: quiet, ink: quietInk });
  const position = state.secondaryPosition;
  const secondaryFirst = position === "left" || position === "top";
  return {
    direction: position === "left" || position === "right" ? "row" : "column",
    buttons: secondaryFirst ? [...secondary, ...main] : [...main, ...secondary],
  };
}

function show(
  name: BottomButtonView["name"],
  { visible, active, progress, text, color, textColor }: BottomButton,
  theme: { readonly color: string; readonly ink: string },
): readonly BottomButtonView[] {
  if (!visible) return [];
  const look = progress ? "busy" : active ? "ready" : "inert";
  return [{ name, text, look, color: color ?? theme.color, ink: textColor ?? theme.ink }];
}
