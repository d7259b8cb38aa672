/** Where the dock is: 0 and 1 are the edges of the page, whatever its size. */
export interface DockPlace {
  readonly x: number;
  readonly y: number;
}

interface Pixels {
  readonly x: number;
  readonly y: number;
}

/** Moved by so many pixels, as far as there is `room`, which is what the page is larger than the dock. */
export function moved({ x, y }: DockPlace, by: Pixels, room: Pixels): DockPlace {
  return { x: along(x, by.x, room.x), y: along(y, by.y, room.y) };
}

const along = (at: number, by: number, room: number): number =>
  room <= 0 ? at : Math.min(1, Math.max(0, at + by / room));

const STEP_PX = 32;
const STEPS: Readonly<Record<string, Pixels>> = {
  ArrowLeft: { x: -STEP_PX, y: 0 },
  ArrowRight: { x: STEP_PX, y: 0 },
  ArrowUp: { x: 0, y: -STEP_PX },
  ArrowDown: { x: 0, y: STEP_PX },
};

/** How far a key moves it; null for a key that does not. */
export const stepOf = (key: string): Pixels | null => STEPS[key] ?? null;
