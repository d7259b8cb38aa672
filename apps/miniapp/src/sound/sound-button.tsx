import { useState } from "react";
import { useTexts } from "../texts/use-texts.ts";
import { Icon } from "../ui/icon.tsx";
import { LazySoundSheet } from "./lazy-sound-sheet.tsx";
import type { Sound } from "./sound.ts";

/** Opens the sound sheet in a call. */
export function SoundButton({ sound }: { readonly sound: Sound }) {
  const { entry } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        data-testid="sound-settings"
        aria-label={entry.sound}
        onClick={() => setOpen(true)}
        className="flex size-11 shrink-0 items-center justify-center rounded-full bg-card text-link active:opacity-80"
      >
        <Icon name="settings" className="size-5" />
      </button>
      {open && <LazySoundSheet sound={sound} quality={null} onClosed={() => setOpen(false)} />}
    </>
  );
}
