import type { CallMember } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import { tilesView } from "./tiles-view.ts";
import { VideoTile } from "./video-tile.tsx";

/** Cameras and screens, where there are any. */
export function VideoGrid({ members }: { readonly members: readonly CallMember[] }) {
  const texts = useTexts();
  const tiles = tilesView(members, texts);
  if (tiles.length === 0) return null;
  return (
    <section aria-label={texts.room.videos} className="grid grid-cols-2 gap-2">
      {tiles.map((tile) => (
        <VideoTile key={tile.key} tile={tile} />
      ))}
    </section>
  );
}
