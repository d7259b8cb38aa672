import type { Call } from "@efir/rtc";
import { useEffect, useSyncExternalStore } from "react";
import type { Area } from "./grid-layout.ts";
import type { Tile } from "./tiles-view.ts";

export interface ShownTile {
  readonly shows: Call["shows"];
  readonly tile: Tile;
  readonly size: Area;
  readonly inSight: boolean;
}

/** Tells the sender how large its picture is here: nothing at all while it is out of sight, or the page is. */
export function useShownWidth({ shows, tile, size, inSight }: ShownTile): void {
  const { kind, stream, member } = tile;
  const { seat, link } = member;
  const isSeen = useSyncExternalStore(watchPage, isPageSeen, () => true) && inSight;
  const width = isSeen ? pictureWidth(kind, size) : 0;
  useEffect(() => {
    if (link !== "self") shows(seat, kind, Math.ceil(width * devicePixelRatio));
    // A new stream comes with a new link, which has been told nothing yet.
  }, [shows, seat, link, kind, stream, width]);
}

/** A camera fills its tile, and is cut at its sides where that is slim; a screen is shown whole. */
const pictureWidth = (kind: Tile["kind"], { width, height }: Area): number =>
  kind === "camera" ? Math.max(width, (height * 16) / 9) : width;

function watchPage(changed: () => void): () => void {
  document.addEventListener("visibilitychange", changed);
  return () => document.removeEventListener("visibilitychange", changed);
}

const isPageSeen = (): boolean => document.visibilityState === "visible";
