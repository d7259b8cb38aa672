export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A text or a control, and what is around it. */
export interface Piece {
  readonly element: Element;
  readonly said: string;
  readonly box: Box;
  /** The edges that cut it off for good; those of what scrolls do not. */
  readonly clip: Box;
  /** The edges within which it can be seen now. */
  readonly seen: Box;
  readonly scrolls: boolean;
  readonly scrollsSideways: boolean;
  /** An ellipsis says that there is more. */
  readonly shortens: boolean;
}

const EVERYWHERE: Box = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };

export function pieceOf(
  element: Element,
  { left, right, top, bottom }: DOMRect,
  said: string,
): Piece {
  const page = document.documentElement;
  let piece: Piece = {
    ...{ element, said, box: { left, right, top, bottom } },
    ...{ clip: EVERYWHERE, seen: EVERYWHERE },
    scrolls: page.scrollHeight > innerHeight,
    scrollsSideways: false,
    shortens: false,
  };
  for (let each: Element | null = element; each; each = each.parentElement) {
    if (each === page || each === document.body) break;
    piece = around(piece, each);
    if (each.matches("dialog")) break; // what is below a sheet does not cut it
  }
  return piece;
}

function around(piece: Piece, each: Element): Piece {
  const style = getComputedStyle(each);
  if (style.overflowX === "visible" && style.overflowY === "visible") return piece;
  const edges = each.getBoundingClientRect();
  const seen = narrower(piece.seen, edges);
  const sideways = each.classList.contains("overflow-x-auto");
  const upAndDown = /auto|scroll/.test(style.overflowY) && !sideways;
  return {
    ...piece,
    seen,
    clip: narrower(piece.clip, {
      left: piece.scrollsSideways || sideways ? -Infinity : edges.left,
      right: piece.scrollsSideways || sideways ? Infinity : edges.right,
      top: -Infinity,
      bottom: piece.scrolls || upAndDown ? Infinity : edges.bottom,
    }),
    scrolls: piece.scrolls || upAndDown,
    scrollsSideways: piece.scrollsSideways || sideways,
    shortens:
      piece.shortens || style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none",
  };
}

/** Where both are. */
export const narrower = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  right: Math.min(a.right, b.right),
  top: Math.max(a.top, b.top),
  bottom: Math.min(a.bottom, b.bottom),
});
