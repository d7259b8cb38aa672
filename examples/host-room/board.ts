/** Somebody on the board. The board is 1 wide and 1 high, whatever the screen. */
export interface Piece {
  /** The id of this member in what Efir tells the page. */
  readonly seat: string;
  readonly name: string;
  /** From 0, below `COLORS`; of the others here nobody has it, as long as there are enough. */
  readonly color: number;
  readonly x: number;
  readonly y: number;
}

export interface Board {
  /** Whoever comes back stands where they stood. */
  readonly enter: (who: {
    readonly sub: string;
    readonly seat: string;
    readonly name: string;
  }) => void;
  readonly move: (seat: string, x: number, y: number) => void;
  readonly leave: (seat: string) => void;
  readonly pieces: () => readonly Piece[];
}

export const COLORS = 7;
/** Those who have left are remembered; only so many. */
const MOST = 100;
/** Where people begin: in a circle, one after the other. */
const START_RADIUS = 0.25;
const START_TURN = 2.4;

export function createBoard(): Board {
  const places = new Map<string, { readonly x: number; readonly y: number }>();
  const here = new Map<string, Pick<Piece, "name" | "color"> & { readonly sub: string }>();

  function startOf(n: number) {
    const angle = n * START_TURN;
    return { x: 0.5 + START_RADIUS * Math.cos(angle), y: 0.45 + START_RADIUS * Math.sin(angle) };
  }

  /** The first that the fewest have. */
  function freeColor(): number {
    const uses = Array.from({ length: COLORS }, () => 0);
    for (const { color } of here.values()) uses[color] = (uses[color] ?? 0) + 1;
    return uses.indexOf(Math.min(...uses));
  }

  return {
    enter: ({ sub, seat, name }) => {
      const [oldest] = places.keys();
      if (places.size >= MOST && oldest !== undefined) places.delete(oldest);
      if (!places.has(sub)) places.set(sub, startOf(places.size));
      here.set(seat, { sub, name, color: here.get(seat)?.color ?? freeColor() });
    },
    move: (seat, x, y) => {
      const who = here.get(seat);
      if (who) places.set(who.sub, { x: onBoard(x), y: onBoard(y) });
    },
    leave: (seat) => void here.delete(seat),
    pieces: () =>
      [...here].map(([seat, { sub, ...piece }]) => ({
        seat,
        ...piece,
        ...(places.get(sub) ?? startOf(0)),
      })),
  };
}

const onBoard = (at: number): number => Math.min(1, Math.max(0, at));
