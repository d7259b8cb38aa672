import { useState } from "react";
import { useBack } from "../platform/use-back.ts";
import type { Scene } from "./scene.ts";
import { largeTile, type Sight, type Tile } from "./tiles-view.ts";
import { useValue } from "./use-value.ts";

/** Which picture is large, and the ways to choose another. */
export function useSight(tiles: readonly Tile[], { speaker }: Pick<Scene, "speaker">) {
  const [sight, setSight] = useState<Sight>({ kind: "grid" });
  const large = largeTile(tiles, sight, useValue(speaker));
  useBack(
    sight.kind === "pinned" && large?.key === sight.key ? () => setSight({ kind: "grid" }) : null,
  );
  return {
    large,
    follows: sight.kind === "speaker",
    tap: (tile: Tile) =>
      setSight(
        tile === large && sight.kind === "pinned"
          ? { kind: "grid" }
          : { kind: "pinned", key: tile.key },
      ),
    toggleFollow: () => setSight({ kind: sight.kind === "speaker" ? "grid" : "speaker" }),
  };
}
