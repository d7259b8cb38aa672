import type { Tile } from "./tiles-view.ts";
import { useVideo } from "./use-video.ts";

const FITS = { camera: "object-cover", screen: "object-contain" } as const;

export function VideoTile({ tile: { kind, stream, label, mirrored } }: { readonly tile: Tile }) {
  const ref = useVideo(stream);
  return (
    <figure
      data-kind={kind}
      className="relative aspect-video overflow-hidden rounded-2xl bg-black first:last:col-span-full data-[kind=screen]:col-span-full"
    >
      <video
        ref={ref}
        autoPlay
        muted
        playsInline
        className={`size-full ${FITS[kind]} ${mirrored ? "-scale-x-100" : ""}`}
      />
      <figcaption className="absolute bottom-2 left-2 max-w-[calc(100%-1rem)] truncate rounded-full bg-black/60 px-2.5 py-0.5 text-sm text-white">
        {label}
      </figcaption>
    </figure>
  );
}
