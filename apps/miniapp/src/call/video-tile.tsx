import type { Call } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Icon } from "../ui/icon.tsx";
import type { Area } from "./grid-layout.ts";
import type { LevelLoop } from "./level-loop.ts";
import { paintGlow, useLevel } from "./level-ref.ts";
import type { Tile } from "./tiles-view.ts";
import { useShownWidth } from "./use-shown-width.ts";
import { useVideo } from "./use-video.ts";

const FITS = { camera: "object-cover", screen: "object-contain" } as const;

interface VideoTileProps {
  readonly tile: Tile;
  readonly size: Area;
  readonly shows: Call["shows"];
  readonly levels: LevelLoop;
  readonly isLarge: boolean;
  readonly onTap: () => void;
}

/** A picture with its name, where there is room for one. Until the first frame its owner's face stands there. */
export function VideoTile({ tile, size, shows, levels, isLarge, onTap }: VideoTileProps) {
  const { video } = useTexts();
  const { kind, stream, label, mirrored, member } = tile;
  const { ref, inSight, isPlaying, ...events } = useVideo(stream);
  useShownWidth({ shows, tile, size, inSight });
  return (
    <button
      type="button"
      data-kind={kind}
      data-testid="tile"
      aria-pressed={isLarge}
      aria-label={isLarge ? video.makeSmall(label) : video.makeLarge(label)}
      onClick={onTap}
      className="relative flex size-full items-center justify-center overflow-hidden rounded-[min(1rem,20cqmin)] bg-[#10161d] text-white"
    >
      {!isPlaying && <Avatar person={member} className="size-2/5 max-h-20 max-w-20 text-title" />}
      <video
        ref={ref}
        autoPlay
        muted
        playsInline
        {...events}
        className={`absolute inset-0 size-full ${isLarge && kind === "camera" ? "object-contain" : FITS[kind]} ${mirrored ? "-scale-x-100" : ""}`}
      />
      <span
        ref={useLevel({ levels, seat: member.seat }, paintGlow)}
        aria-hidden="true"
        className="glow-motion absolute inset-0 rounded-[inherit] border-3 border-[#4fd684] opacity-0"
      />
      <span className="absolute bottom-1.5 left-1.5 hidden max-w-[calc(100%-0.75rem)] items-center gap-1 rounded-full bg-black/60 px-2 py-0.5 text-caption @min-[4.5rem]:flex">
        {member.state.mic !== "on" && kind === "camera" && (
          <Icon name="microphone-off" className="size-3.5 shrink-0" />
        )}
        <span className="truncate">{label}</span>
      </span>
    </button>
  );
}
