import { MicKnob, type MicKnobProps } from "./mic-knob.tsx";
import { useMicButton } from "./use-mic-button.ts";

/** The large one in the middle, with a line that says what one is, and what a tap does. */
export function MicButton(props: Omit<MicKnobProps, "size">) {
  const { caption } = useMicButton(props.call, props.phase);
  return (
    <div className="flex w-24 shrink-0 max-[359px]:w-20 flex-col items-center gap-1.5">
      <MicKnob size="large" {...props} />
      <p
        aria-hidden="true"
        className="-mx-8 min-h-8 max-w-40 text-center text-caption font-medium text-balance"
      >
        {caption}
      </p>
    </div>
  );
}
