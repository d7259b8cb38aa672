import type { Capturing } from "@efir/rtc";
import { captureButtonView } from "../call/capture-button-view.ts";
import { useValue } from "../call/use-value.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Icon } from "../ui/icon.tsx";

interface PreviewButtonProps {
  readonly device: "microphone" | "camera";
  readonly capturing: Capturing;
}

/** Tries out the microphone or the camera: what is on here is on in the room. */
export function PreviewButton({ device, capturing }: PreviewButtonProps) {
  const view = captureButtonView(device, useValue(capturing.state), useTexts());
  return (
    <button
      type="button"
      data-testid={`preview-${device}`}
      aria-label={view.label}
      aria-pressed={view.pressed}
      aria-busy={view.busy}
      disabled={view.busy}
      onClick={capturing.toggle}
      className={`flex size-12 shrink-0 items-center justify-center rounded-full transition-colors active:opacity-80 aria-busy:animate-pulse ${view.pressed ? "bg-action text-action-ink" : "bg-ink/8 text-ink"}`}
    >
      <Icon name={view.pressed ? device : `${device}-off`} className="size-6" />
    </button>
  );
}
