import type { CallPhase } from "@efir/rtc";
import { levelRef, paintRing } from "../call/level-ref.ts";
import { useMicButton } from "../call/use-mic-button.ts";
import { usePress } from "../call/use-press.ts";
import type { Visit } from "../screens.ts";
import { Icon } from "../ui/icon.tsx";

interface DockMicProps {
  readonly visit: Pick<Visit, "call" | "scene" | "haptic">;
  readonly phase: CallPhase["kind"];
}

/** The large microphone button, made small: the same taps, the same colours. */
export function DockMic({ visit: { call, scene, haptic }, phase }: DockMicProps) {
  const { mood, label, icon, busy, pressed, instead } = useMicButton(call, phase);
  const press = usePress({ microphone: call.microphone, haptic, instead });
  return (
    <span data-mood={mood} className="mic relative flex size-11 shrink-0">
      <span
        ref={levelRef({ levels: scene.levels, seat: "self" }, paintRing)}
        aria-hidden="true"
        className="mic-fill voice-motion absolute inset-0 rounded-full opacity-30"
      />
      <button
        type="button"
        data-testid="mic-button"
        aria-label={label}
        aria-pressed={pressed}
        aria-busy={busy}
        aria-keyshortcuts="m"
        disabled={busy}
        {...press}
        className="mic-fill relative flex size-full touch-none items-center justify-center rounded-full text-white select-none aria-busy:animate-pulse"
      >
        <Icon name={icon} className="size-6" />
      </button>
    </span>
  );
}
