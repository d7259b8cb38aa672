import type { SeatId } from "@efir/protocol";
import type { CallMember } from "@efir/rtc";
import type { Texts } from "../texts/texts.ts";

export interface Tile {
  readonly key: string;
  readonly kind: "camera" | "screen";
  readonly member: CallMember;
  readonly stream: MediaStream;
  readonly label: string;
  /** One's own face is a mirror; everything else is not, nor is what lies before one's own phone. */
  readonly mirrored: boolean;
}

/** What there is to see: screens first, because they have to be read. */
export function tilesView(members: readonly CallMember[], { room }: Texts): readonly Tile[] {
  const screens = members.flatMap((member): Tile[] => {
    const { seat, name, screen: stream } = member;
    if (!stream) return [];
    const label = room.screenOf(name);
    return [{ key: `${seat}-screen`, kind: "screen", member, stream, label, mirrored: false }];
  });
  const cameras = members.flatMap((member): Tile[] => {
    const { seat, name: label, camera: stream, link } = member;
    if (!stream) return [];
    const mirrored = link === "self" && !looksAway(stream);
    return [{ key: `${seat}-camera`, kind: "camera", member, stream, label, mirrored }];
  });
  return [...screens, ...cameras];
}

const looksAway = (stream: MediaStream): boolean =>
  stream.getVideoTracks()[0]?.getSettings().facingMode === "environment";

/** How somebody wants to look at the pictures. */
export type Sight =
  /** All alike; a screen that is shown is large. */
  | { readonly kind: "grid" }
  /** Whoever speaks is large. */
  | { readonly kind: "speaker" }
  /** This one is large, whatever happens. */
  | { readonly kind: "pinned"; readonly key: string };

/** The tile that is large, if one is: what is pinned, a screen, whoever speaks. */
export function largeTile(
  tiles: readonly Tile[],
  sight: Sight,
  speaker: SeatId | null,
): Tile | null {
  if (tiles.length < 2) return null;
  const pinned = sight.kind === "pinned" && tiles.find(({ key }) => key === sight.key);
  if (pinned) return pinned;
  const screen = tiles.find(({ kind }) => kind === "screen");
  if (screen) return screen;
  if (sight.kind !== "speaker") return null;
  return tiles.find(({ member }) => member.seat === speaker) ?? tiles[0] ?? null;
}
