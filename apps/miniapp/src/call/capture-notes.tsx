import type { Call } from "@efir/rtc";
import { DeviceTrouble } from "../trouble/device-trouble.tsx";
import { WeakLine } from "../trouble/weak-line.tsx";

/** Why there is no microphone or camera, and the way out. The call goes on. */
export function CaptureNotes({ call }: { readonly call: Call }) {
  return (
    <div className="mx-auto flex w-full max-w-160 flex-col gap-2 px-3 pb-2 empty:hidden">
      <DeviceTrouble device="microphone" capturing={call.microphone} />
      <DeviceTrouble device="camera" capturing={call.camera} />
      <WeakLine line={call.line} />
    </div>
  );
}
