import { Avatar } from "../ui/avatar.tsx";
import { TextButton } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { useTexts } from "../texts/use-texts.ts";
import type { sightView } from "./entry-view.ts";

interface RoomPreviewProps {
  readonly preview: NonNullable<ReturnType<typeof sightView>>;
  readonly onRetry: () => void;
}

/** Who is in the room already. */
export function RoomPreview({ preview, onRetry }: RoomPreviewProps) {
  const { entry } = useTexts();
  switch (preview.kind) {
    case "looking":
    case "missing":
      return <p className="text-[15px] text-hint">{preview.text}</p>;
    case "failed":
      return (
        <Notice tone="problem">
          <p>{preview.text}</p>
          <div className="-mx-2 -mb-2">
            <TextButton onClick={onRetry}>{entry.retry}</TextButton>
          </div>
        </Notice>
      );
    case "found":
      return (
        <div className="flex min-w-0 items-center gap-3">
          <span className="flex -space-x-2 empty:hidden">
            {preview.people.map((person) => (
              <Avatar key={person.id} person={person} className="size-9 ring-2 ring-card" />
            ))}
          </span>
          <span className="min-w-0">
            <span className={`block text-[15px] ${preview.isLive ? "text-live" : "text-hint"}`}>
              {preview.text}
            </span>
            <span className="line-clamp-2 text-note text-hint empty:hidden">{preview.names}</span>
          </span>
        </div>
      );
  }
}
