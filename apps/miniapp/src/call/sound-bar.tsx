import type { Call } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import { Icon } from "../ui/icon.tsx";
import { useValue } from "./use-value.ts";

/** Where the browser plays nothing without a tap, this is the tap. */
export function SoundBar({
  call: { sound, play },
}: {
  readonly call: Pick<Call, "sound" | "play">;
}) {
  const { room } = useTexts();
  if (useValue(sound) === "playing") return null;
  return (
    <div className="mx-auto w-full max-w-160 px-3 pb-1">
      <button
        type="button"
        data-testid="sound-button"
        onClick={play}
        className="flex min-h-13 w-full items-center justify-center gap-2 rounded-2xl bg-action px-4 py-2 text-base font-semibold text-action-ink active:opacity-80"
      >
        <Icon name="sound" className="size-6 shrink-0" />
        {room.tapToHear}
      </button>
    </div>
  );
}
