import type { Call, CallPhase } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import type { IconName } from "../ui/icon.tsx";
import { captureButtonView } from "./capture-button-view.ts";
import { micCaption, micMood, type MicMood } from "./mic-face.ts";
import { useValue } from "./use-value.ts";

const ICONS = {
  on: "microphone",
  off: "microphone-off",
  forbidden: "microphone-off",
  asking: "hand",
  waiting: "microphone",
} as const satisfies Record<MicMood, IconName>;

type MicCall = Pick<Call, "microphone" | "rights" | "hand" | "raiseHand">;

export function useMicButton(
  { microphone, raiseHand, ...call }: MicCall,
  phase: CallPhase["kind"],
) {
  const texts = useTexts();
  const state = useValue(microphone.state);
  const [rights, hand] = [useValue(call.rights), useValue(call.hand)];
  const parts = { microphone: state, rights, phase, hand };
  const mood = micMood(parts);
  const words = texts.controls.hand;
  const asks = mood === "forbidden" || mood === "asking";
  return {
    ...captureButtonView("microphone", state, texts),
    ...(asks && { label: `${micCaption(parts, texts)}. ${hand ? words.turnOff : words.turnOn}` }),
    mood,
    caption: micCaption(parts, texts),
    icon: ICONS[mood],
    /** Whoever may not speak asks for the word instead. */
    instead: asks ? () => raiseHand(!hand) : null,
  };
}
