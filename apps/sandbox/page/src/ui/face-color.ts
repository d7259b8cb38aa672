/** Hues of the colours by which people and chats without a picture are told apart. */
const HUES = [10, 32, 232, 145, 192, 208, 325] as const;

const hueOf = (id: number): number => HUES[Math.abs(id) % HUES.length] ?? HUES[0];

/** Behind white letters. */
export const faceColor = (id: number): string =>
  `linear-gradient(hsl(${hueOf(id)} 70% 66%), hsl(${hueOf(id)} 58% 47%))`;

/** For a name in a bubble: as dark or light as the theme needs. */
export const nameColor = (id: number): string => `hsl(${hueOf(id)} 60% var(--desk-name-lightness))`;
