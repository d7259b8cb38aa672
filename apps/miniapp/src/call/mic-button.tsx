import type { Call, CallPhase } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import { Icon } from "../ui/icon.tsx";
import type { LevelLoop } from "./level-loop.ts";
import { levelRef, paintBlob } from "./level-ref.ts";
import { useMicButton } from "./use-mic-button.ts";
import { usePress } from "./use-press.ts";

/** Each swells further than the one above it, and turns at a pace of its own. */
const BLOBS = [
  {
    paint: paintBlob(0.42),
    className: "blob-motion opacity-20 rounded-[46%_54%_57%_43%/52%_44%_56%_48%]",
  },
  {
    paint: paintBlob(0.26),
    className: "blob-motion blob-back opacity-30 rounded-[56%_44%_48%_52%/45%_55%_45%_55%]",
  },
];

interface MicButtonProps {
  readonly call: Pick<Call, "microphone" | "rights" | "hand" | "raiseHand">;
  readonly levels: LevelLoop;
  readonly phase: CallPhase["kind"];
  readonly haptic: () => void;
}

/** The large one in the middle: a tap switches the microphone, holding it talks. */
export function MicButton({ call, levels, phase, haptic }: MicButtonProps) {
  const { room } = useTexts();
  const { mood, label, caption, icon, busy, pressed, instead } = useMicButton(call, phase);
  const press = usePress({ microphone: call.microphone, haptic, instead });
  return (
    <div
      data-mood={mood}
      className="mic flex w-24 shrink-0 max-[359px]:w-20 flex-col items-center gap-1.5"
    >
      <div className="relative flex size-22 items-center max-[359px]:size-20 justify-center">
        {BLOBS.map(({ paint, className }) => (
          <span
            key={className}
            ref={levelRef({ levels, seat: "self" }, paint)}
            aria-hidden="true"
            className={`mic-fill voice-motion absolute -inset-1 ${className}`}
          />
        ))}
        <button
          type="button"
          data-testid="mic-button"
          aria-label={label}
          aria-pressed={pressed}
          aria-busy={busy}
          aria-describedby="mic-hint"
          aria-keyshortcuts="m"
          disabled={busy}
          {...press}
          className="mic-fill relative flex size-20 touch-none max-[359px]:size-18 items-center justify-center rounded-full text-white select-none aria-busy:animate-pulse"
        >
          <Icon name={icon} className="size-9" />
        </button>
      </div>
      <p
        aria-hidden="true"
        className="-mx-8 min-h-8 max-w-40 text-center text-caption font-medium text-balance"
      >
        {caption}
      </p>
      <span id="mic-hint" hidden>
        {room.holdToTalk}
      </span>
    </div>
  );
}
