import { endText, type Ending } from "../texts/error-text.ts";
import type { Texts } from "../texts/texts.ts";

/** What one can do once a call is over. */
export type WayOut = "back" | "again" | "open" | "take-back" | "reload" | "enter";

export function endedView(ending: Ending, texts: Texts) {
  return { text: endText(texts, ending), ways: waysOut(ending) };
}

/** The most likely one first. */
function waysOut({ reason }: Ending): readonly WayOut[] {
  switch (reason) {
    case "taken-over":
    case "moved-away":
      return ["take-back", "back"];
    case "room-not-found":
      return ["open", "back"];
    case "room-full":
    case "refused":
    case "removed":
    case "room-locked":
    case "turned-away":
    case "not-a-chat-member":
    case "no-answer":
      return ["again", "back"];
    case "version-too-old":
      return ["reload"];
    case "wrong-room":
    case "banned":
    case "room-ended":
      return ["back"];
    case "not-admitted":
      return ["enter"];
  }
}

export const wayText = (way: WayOut, { ways }: Texts): string =>
  way === "take-back" ? ways.takeBack : ways[way];
