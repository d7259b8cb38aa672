import { useTexts } from "../texts/use-texts.ts";
import { Icon } from "../ui/icon.tsx";
import { gridRects, speakerRects } from "./grid-layout.ts";
import type { Scene } from "./scene.ts";
import type { Tile } from "./tiles-view.ts";
import { useSight } from "./use-sight.ts";
import { useSize } from "./use-size.ts";
import { VideoTile } from "./video-tile.tsx";

export interface VideoAreaProps {
  readonly tiles: readonly Tile[];
  readonly scene: Scene;
}

/**
 * Cameras and screens: all alike in a grid, or one of them large and the others around it. Each tile keeps its element wherever it
 * goes, so that it glides there and its picture does not start anew.
 */
export function VideoArea({ tiles, scene }: VideoAreaProps) {
  const { room } = useTexts();
  const [size, sizeRef] = useSize();
  const { large, follows, tap, toggleFollow } = useSight(tiles, scene);
  const placed = large ? [large, ...tiles.filter((tile) => tile !== large)] : tiles;
  const rects = large ? speakerRects(tiles.length, size) : gridRects(tiles.length, size);
  return (
    <section aria-label={room.videos} className="relative min-h-0 flex-1 px-2 pb-1">
      <div ref={sizeRef} className="relative size-full">
        {size.width > 0 &&
          tiles.map((tile) => {
            const { x = 0, y = 0, width, height } = rects[placed.indexOf(tile)] ?? {};
            const transform = `translate(${x}px, ${y}px)`;
            return (
              <div
                key={tile.key}
                style={{ width, height, transform }}
                className="tile-motion absolute top-0 left-0"
              >
                <VideoTile
                  tile={tile}
                  levels={scene.levels}
                  isLarge={tile === large}
                  onTap={() => tap(tile)}
                />
              </div>
            );
          })}
      </div>
      {tiles.length > 1 && <FollowButton follows={follows} onTap={toggleFollow} />}
    </section>
  );
}

interface FollowButtonProps {
  readonly follows: boolean;
  readonly onTap: () => void;
}

function FollowButton({ follows, onTap }: FollowButtonProps) {
  const { video } = useTexts();
  return (
    <button
      type="button"
      data-testid="sight-button"
      aria-label={follows ? video.showAll : video.followSpeaker}
      onClick={onTap}
      className="absolute top-2 right-4 flex size-11 items-center justify-center rounded-full bg-black/55 text-white active:scale-92"
    >
      <Icon name={follows ? "grid" : "speaker"} className="size-5.5" />
    </button>
  );
}
