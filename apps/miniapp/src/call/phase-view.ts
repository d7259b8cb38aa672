import type { CallPhase } from "@efir/rtc";
import type { Texts } from "../texts/texts.ts";

/** What the header says of the way to the server. Null while all is well. */
export function phaseView(phase: CallPhase, { room }: Texts): string | null {
  switch (phase.kind) {
    case "connecting":
      return phase.attempt > 1 ? room.tryingAgain(phase.attempt) : room.connecting;
    case "reconnecting":
      return room.reconnecting;
    case "waiting":
      return room.waiting;
    case "live":
    case "ended":
      return null;
  }
}

export const titleView = (phase: CallPhase, code: string): string =>
  phase.kind === "live" || phase.kind === "reconnecting" ? phase.room.title || code : code;
