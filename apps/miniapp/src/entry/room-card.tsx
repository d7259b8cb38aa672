import { useTexts } from "../texts/use-texts.ts";
import { TextButton } from "../ui/button.tsx";
import { RoomPreview } from "./room-preview.tsx";
import type { useEntry } from "./use-entry.ts";
import type { Entry } from "./entry.ts";

interface RoomCardProps {
  readonly title: string;
  readonly preview: ReturnType<typeof useEntry>["preview"];
  readonly entry: Pick<Entry, "otherRoom" | "lookAgain">;
}

/** The room that the link led to. */
export function RoomCard({ title, preview, entry: { otherRoom, lookAgain } }: RoomCardProps) {
  const { entry } = useTexts();
  return (
    <section className="flex flex-col gap-3 rounded-2xl bg-card p-4">
      <div>
        <p className="text-sm text-hint">{entry.room}</p>
        <h1 className="text-xl leading-7 font-semibold wrap-anywhere">{title}</h1>
      </div>
      {preview && <RoomPreview preview={preview} onRetry={lookAgain} />}
      <div className="-mx-2 -mb-2">
        <TextButton onClick={otherRoom}>{entry.otherRoom}</TextButton>
      </div>
    </section>
  );
}
