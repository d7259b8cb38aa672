import { useTexts } from "../texts/use-texts.ts";
import { Icon } from "../ui/icon.tsx";

/** Somebody has to let this person in: there is nobody to see yet, and nothing to do. */
export function AtDoor() {
  const { room } = useTexts();
  return (
    <main className="flex min-h-0 flex-1 flex-col items-center justify-center gap-3 p-6 text-center">
      <span className="flex size-20 items-center justify-center rounded-full bg-card text-hint ring-pulse">
        <Icon name="lock" className="size-9" />
      </span>
      <p className="max-w-80 text-note text-balance text-hint">{room.waitingNote}</p>
    </main>
  );
}
