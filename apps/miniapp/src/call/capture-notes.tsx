import type { Call, Capturing } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import { Notice } from "../ui/notice.tsx";
import { captureNote } from "./capture-button-view.ts";
import { useValue } from "./use-value.ts";

/** Why there is no microphone or camera. The call goes on. */
export function CaptureNotes({ call }: { readonly call: Call }) {
  return (
    <>
      <CaptureNote device="microphone" capturing={call.microphone} />
      <CaptureNote device="camera" capturing={call.camera} />
    </>
  );
}

interface CaptureNoteProps {
  readonly device: "microphone" | "camera";
  readonly capturing: Capturing;
}

function CaptureNote({ device, capturing }: CaptureNoteProps) {
  const note = captureNote(device, useValue(capturing.state), useTexts());
  return note === null ? null : <Notice tone="calm">{note}</Notice>;
}
