import type { Call } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import { RoundButton } from "../ui/round-button.tsx";
import { useValue } from "./use-value.ts";

interface HandButtonProps {
  readonly call: Pick<Call, "hand" | "raiseHand">;
  readonly haptic: () => void;
}

export function HandButton({ call: { hand, raiseHand }, haptic }: HandButtonProps) {
  const words = useTexts().controls.hand;
  const up = useValue(hand);
  return (
    <RoundButton
      testId="hand-button"
      look={up ? "on" : "off"}
      icon="hand"
      label={up ? words.turnOff : words.turnOn}
      caption={words.caption}
      pressed={up}
      onTap={() => {
        haptic();
        raiseHand(!up);
      }}
    />
  );
}
