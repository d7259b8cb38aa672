import type { Capturing } from "@efir/rtc";
import type { Device } from "../texts/texts.ts";
import { useTexts } from "../texts/use-texts.ts";
import { captureButtonView } from "./capture-button-view.ts";
import { useValue } from "./use-value.ts";

export function useCaptureButton(device: Device, { state, toggle }: Capturing) {
  const texts = useTexts();
  const { caption } = texts.controls[device];
  return { ...captureButtonView(device, useValue(state), texts), caption, toggle };
}
