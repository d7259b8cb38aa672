import { errorText } from "../texts/error-text.ts";
import type { Texts } from "../texts/texts.ts";
import type { MoveState } from "./move.ts";

export interface MoveView {
  /** Null while there is none that is good. */
  readonly link: string | null;
  readonly note: string;
  /** What the button for a new code says; null: there is none. */
  readonly again: string | null;
}

/** The link in words. */
export function moveView(state: MoveState, texts: Texts): MoveView {
  const { move, ui } = texts;
  switch (state.kind) {
    case "asking":
      return { link: null, note: ui.loading, again: null };
    case "ready":
      return { link: state.link, note: move.left(toClock(state.leftMs)), again: null };
    case "over":
      return { link: null, note: move.over, again: move.again };
    case "failed":
      return { link: null, note: errorText(texts, state.code), again: ui.retry };
  }
}

function toClock(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
