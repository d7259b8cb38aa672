import type { Call, CallPhase } from "@efir/rtc";
import { useId } from "react";
import type { Platform } from "../platform/platform.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Icon } from "../ui/icon.tsx";
import type { LevelLoop } from "./level-loop.ts";
import { paintBlob, useLevel, type Paint } from "./level-ref.ts";
import { useMicButton } from "./use-mic-button.ts";
import { usePress } from "./use-press.ts";

interface Shade {
  readonly paint: Paint;
  readonly className: string;
}

interface Look {
  readonly place: string;
  readonly button: string;
  readonly icon: string;
  /** What moves with the voice behind the button. */
  readonly shades: readonly Shade[];
}

/** Each swells further than the one above it, and turns at a pace of its own. */
const BLOBS: readonly Shade[] = [
  {
    paint: paintBlob(0.42),
    className:
      "-inset-1 voice-motion blob-motion opacity-20 rounded-[46%_54%_57%_43%/52%_44%_56%_48%]",
  },
  {
    paint: paintBlob(0.26),
    className:
      "-inset-1 voice-motion blob-motion blob-back opacity-30 rounded-[56%_44%_48%_52%/45%_55%_45%_55%]",
  },
];

const LOOKS = {
  large: {
    place: "size-22 max-[359px]:size-20",
    button: "size-20 max-[359px]:size-18",
    icon: "size-9",
    shades: BLOBS,
  },
  small: {
    place: "size-11",
    button: "size-full",
    icon: "size-6",
    shades: [{ paint: paintBlob(0.21), className: "voice-motion inset-0 rounded-full opacity-30" }],
  },
} as const satisfies Readonly<Record<string, Look>>;

export interface MicKnobProps {
  readonly size: keyof typeof LOOKS;
  readonly call: Pick<Call, "microphone" | "rights" | "hand" | "raiseHand">;
  readonly levels: LevelLoop;
  readonly phase: CallPhase["kind"];
  readonly haptic: Platform["haptic"];
}

/** A tap switches the microphone, holding it talks; its colour says how one is. */
export function MicKnob({ size, call, levels, phase, haptic }: MicKnobProps) {
  const { room } = useTexts();
  const hintId = useId();
  const { mood, label, icon, busy, pressed, instead } = useMicButton(call, phase);
  const press = usePress({ microphone: call.microphone, haptic, instead });
  const look: Look = LOOKS[size];
  return (
    <div
      data-mood={mood}
      className={`mic relative flex shrink-0 items-center justify-center ${look.place}`}
    >
      {look.shades.map((shade) => (
        <MicShade key={shade.className} levels={levels} {...shade} />
      ))}
      <button
        type="button"
        data-testid="mic-button"
        aria-label={label}
        aria-pressed={pressed}
        aria-busy={busy}
        aria-describedby={hintId}
        aria-keyshortcuts="m"
        disabled={busy}
        {...press}
        className={`mic-fill relative flex touch-none items-center justify-center rounded-full text-white select-none aria-busy:animate-pulse ${look.button}`}
      >
        <Icon name={icon} className={look.icon} />
      </button>
      <span id={hintId} hidden>
        {room.holdToTalk}
      </span>
    </div>
  );
}

function MicShade({ levels, paint, className }: Shade & Pick<MicKnobProps, "levels">) {
  return (
    <span
      ref={useLevel({ levels, seat: "self" }, paint)}
      aria-hidden="true"
      className={`mic-fill absolute ${className}`}
    />
  );
}
