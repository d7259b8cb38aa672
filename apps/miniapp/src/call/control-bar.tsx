import type { Call, Capturing } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import { RoundButton } from "../ui/round-button.tsx";
import { CaptureButton } from "./capture-button.tsx";
import { HandButton } from "./hand-button.tsx";

interface ControlBarProps {
  readonly call: Call;
  readonly screen: Capturing | null;
  readonly haptic: () => void;
}

export function ControlBar({ call, screen, haptic }: ControlBarProps) {
  const { controls, room } = useTexts();
  return (
    <nav
      aria-label={room.controls}
      className="mx-auto flex w-full max-w-105 justify-between px-2 pt-2 pb-3 min-[360px]:px-5"
    >
      <CaptureButton device="microphone" capturing={call.microphone} haptic={haptic} />
      <CaptureButton device="camera" capturing={call.camera} haptic={haptic} />
      {screen && <CaptureButton device="screen" capturing={screen} haptic={haptic} />}
      <HandButton call={call} haptic={haptic} />
      <RoundButton
        testId="leave-button"
        look="leave"
        icon="leave"
        label={controls.leave}
        caption={controls.leaveCaption}
        onTap={call.leave}
      />
    </nav>
  );
}
