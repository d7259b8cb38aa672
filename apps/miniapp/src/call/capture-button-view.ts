import type { CaptureState } from "@efir/rtc";
import { blockedText } from "../texts/error-text.ts";
import type { Device, Texts } from "../texts/texts.ts";

/** A button that turns a device on and off, in words. */
export function captureButtonView(device: Device, state: CaptureState, texts: Texts) {
  const words = texts.controls[device];
  switch (state.kind) {
    case "off":
      return { label: words.turnOn, pressed: false, busy: false };
    case "starting":
      return { label: words.starting, pressed: false, busy: true };
    case "on":
      return { label: words.turnOff, pressed: true, busy: false };
    case "blocked":
      return {
        label: blockedText(texts, device, state.by) ?? words.turnOn,
        pressed: false,
        busy: false,
      };
  }
}
