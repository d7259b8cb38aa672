import type { Capturing } from "@efir/rtc";
import type { Platform } from "../platform/platform.ts";
import type { Device } from "../texts/texts.ts";
import { RoundButton } from "../ui/round-button.tsx";
import { useCaptureButton } from "./use-capture-button.ts";

const FACES = {
  microphone: { testId: "mic-button", on: "microphone", off: "microphone-off" },
  camera: { testId: "camera-button", on: "camera", off: "camera-off" },
  screen: { testId: "screen-button", on: "screen", off: "screen" },
} as const;

interface CaptureButtonProps {
  readonly device: Device;
  readonly capturing: Capturing;
  readonly haptic: Platform["haptic"];
}

/** Turns the microphone, the camera or the shared screen on and off. */
export function CaptureButton({ device, capturing, haptic }: CaptureButtonProps) {
  const { toggle, ...view } = useCaptureButton(device, capturing);
  const face = FACES[device];
  return (
    <RoundButton
      {...view}
      testId={face.testId}
      look={view.pressed ? "on" : "off"}
      icon={view.pressed ? face.on : face.off}
      onTap={() => {
        haptic("switch");
        toggle();
      }}
    />
  );
}
