export type PictureType = "image/jpeg" | "image/png" | "image/webp";

const ascii = (text: string): readonly number[] => Array.from(new TextEncoder().encode(text));

/** How files of each kind begin, and from which byte on. */
const MAGIC: readonly (readonly [
  PictureType,
  readonly (readonly [number, readonly number[]])[],
])[] = [
  ["image/jpeg", [[0, [0xff, 0xd8, 0xff]]]],
  ["image/png", [[0, [0x89, ...ascii("PNG\r\n"), 0x1a, 0x0a]]]],
  [
    "image/webp",
    [
      [0, ascii("RIFF")],
      [8, ascii("WEBP")],
    ],
  ],
];

/** What a file is by its first bytes, whatever its name or its server say; null for anything else. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const fits = ([at, wanted]: readonly [number, readonly number[]]): boolean =>
    wanted.every((byte, index) => bytes[at + index] === byte);
  return MAGIC.find(([, marks]) => marks.every(fits))?.[0] ?? null;
}
