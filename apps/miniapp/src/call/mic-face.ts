import type { CallPhase, CallRights, CaptureState } from "@efir/rtc";
import type { Texts } from "../texts/texts.ts";

/** What the large button is like: its colour, and what a tap on it does. */
export type MicMood = "on" | "off" | "forbidden" | "asking" | "waiting";

export interface MicParts {
  readonly microphone: CaptureState;
  readonly rights: Pick<CallRights, "maySpeak" | "muted">;
  readonly phase: CallPhase["kind"];
  readonly hand: boolean;
}

export const micMood = ({ microphone, rights, phase, hand }: MicParts): MicMood => {
  if (phase !== "live" || microphone.kind === "starting") return "waiting";
  if (!rights.maySpeak) return hand ? "asking" : "forbidden";
  return microphone.kind === "on" ? "on" : "off";
};

/** The line below it: what one is, and what a tap does. */
export function micCaption(parts: MicParts, { mic }: Texts): string {
  const mood = micMood(parts);
  if (mood === "waiting") return waitingCaption(parts, mic);
  if (mood === "off") return parts.microphone.kind === "blocked" ? mic.blocked : mic.off;
  if (mood === "forbidden") return parts.rights.muted ? mic.muted : mic.listener;
  return mic[mood];
}

function waitingCaption({ microphone, phase }: MicParts, mic: Texts["mic"]): string {
  if (phase === "waiting") return mic.waiting;
  return microphone.kind === "starting" ? mic.starting : mic.connecting;
}
