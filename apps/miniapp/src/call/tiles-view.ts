import type { CallMember } from "@efir/rtc";
import type { Texts } from "../texts/texts.ts";

export interface Tile {
  readonly key: string;
  readonly kind: "camera" | "screen";
  readonly stream: MediaStream;
  readonly label: string;
  /** One's own camera is a mirror; everything else is not. */
  readonly mirrored: boolean;
}

/** What there is to see: screens first, because they have to be read. */
export function tilesView(members: readonly CallMember[], { room }: Texts): readonly Tile[] {
  const screens = members.flatMap(({ seat, name, screen }): Tile[] =>
    screen
      ? [
          {
            key: `${seat}-screen`,
            kind: "screen",
            stream: screen,
            label: room.screenOf(name),
            mirrored: false,
          },
        ]
      : [],
  );
  const cameras = members.flatMap(({ seat, name, camera, link }): Tile[] =>
    camera
      ? [
          {
            key: `${seat}-camera`,
            kind: "camera",
            stream: camera,
            label: name,
            mirrored: link === "self",
          },
        ]
      : [],
  );
  return [...screens, ...cameras];
}
