import { isOpaque } from "./opaque.ts";
import { narrower, pieceOf, type Box, type Piece } from "./piece.ts";

const CONTROLS = "button, a[href], input, select, textarea, [role=button], [role=switch]";
/** Half pixels of rounding are nobody's fault. */
const SLACK_PX = 2;
/** What lies over the page for a moment, on purpose. */
const COVER = "[data-cover]";
/** What a thumb hits; and a picture among 25, which has no more room, as little as WCAG 2.2 lets it. */
const TARGET_PX = 44;
const SMALL_PICTURE_PX = 24;

/** What is wrong with how the page lies on the screen, in words for whoever mends it. `ownWords` may not be shortened. */
export function findFaults(ownWords: ReadonlySet<string>): readonly string[] {
  const root = document.querySelector("dialog[open]:not([data-closing])") ?? document.body;
  const texts = textsIn(root);
  const controls = [...root.querySelectorAll(CONTROLS)].map((element) =>
    pieceOf(element, element.getBoundingClientRect(), nameOf(element)),
  );
  const seen = [...texts, ...controls].filter(isDrawn);
  return [
    ...wholePage(),
    ...seen.filter(isOut).map(({ said }) => `outside of the screen: ${said}`),
    ...texts.filter(isDrawn).flatMap((text) => cutText(text, ownWords)),
    ...covered(texts, isOnPurpose).map((both) => `text over text: ${both}`),
    ...covered(controls, isNested).map((both) => `controls over each other: ${both}`),
    ...controls.filter(isDrawn).flatMap(smallTarget),
  ];
}

/** A tap anywhere on its label works a control; a link within a line is as high as the line. */
function smallTarget({ element, said }: Piece): readonly string[] {
  if (element.matches("a[href]") && getComputedStyle(element).display === "inline") return [];
  const target = element.closest("label") ?? element;
  const { width, height } = target.getBoundingClientRect();
  const least = element.matches('[data-testid="tile"]') ? SMALL_PICTURE_PX : TARGET_PX;
  if (Math.min(width, height) > least - 1) return [];
  return [`a target of ${Math.round(width)} × ${Math.round(height)} px: ${said}`];
}

const nameOf = (element: Element): string =>
  element.getAttribute("data-testid") ?? element.getAttribute("aria-label") ?? words(element);

const words = ({ textContent }: Node): string =>
  (textContent ?? "").replaceAll(/\s+/g, " ").trim().slice(0, 60);

function textsIn(root: Element): readonly Piece[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const pieces: Piece[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement } = node;
    if (!parentElement || words(node) === "") continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    pieces.push(pieceOf(parentElement, range.getBoundingClientRect(), words(node)));
  }
  return pieces;
}

const isDrawn = ({ element, box }: Piece): boolean =>
  box.right - box.left > 1 &&
  box.bottom - box.top > 1 &&
  element.closest("[inert], script, style, title") === null &&
  !isForReadersOnly(element) &&
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

/** What only a screen reader gets lies in a box of a pixel. */
function isForReadersOnly(element: Element): boolean {
  for (let each: Element | null = element; each; each = each.parentElement) {
    const { width, height } = each.getBoundingClientRect();
    if (width <= 1 && height <= 1 && getComputedStyle(each).overflow === "hidden") return true;
  }
  return false;
}

function wholePage(): readonly string[] {
  const { scrollWidth, scrollHeight } = document.documentElement;
  const isRoom = document.querySelector('[data-testid="room"]') !== null;
  return [
    ...(scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide`] : []),
    ...(isRoom && scrollHeight > innerHeight + 1 ? [`the room is ${scrollHeight} px high`] : []),
  ];
}

/** Where nobody gets to by scrolling up and down, or sideways where that is meant. */
const isOut = ({ box, clip, shortens, scrolls, scrollsSideways }: Piece): boolean => {
  const right = shortens ? Math.min(box.right, clip.right) : box.right;
  return (
    (!scrollsSideways && (box.left < -SLACK_PX || right > innerWidth + SLACK_PX)) ||
    (!scrolls && (box.top < -SLACK_PX || box.bottom > innerHeight + SLACK_PX))
  );
};

function cutText(
  { box, clip, shortens, said }: Piece,
  own: ReadonlySet<string>,
): readonly string[] {
  const isCut =
    box.right > clip.right + SLACK_PX ||
    box.left < clip.left - SLACK_PX ||
    box.bottom > clip.bottom + SLACK_PX;
  if (!isCut || (shortens && !own.has(said))) return [];
  return [`${shortens ? "shortened" : "cut"}: ${said}`];
}

function covered(
  pieces: readonly Piece[],
  mayBe: (one: Piece, other: Piece) => boolean,
): readonly string[] {
  const drawn = pieces
    .filter(isDrawn)
    .map((piece) => ({ ...piece, box: narrower(piece.box, piece.seen) }));
  return drawn.flatMap((one, n) =>
    drawn
      .slice(n + 1)
      .filter((other) => !mayBe(one, other) && overlap(one.box, other.box))
      .map((other) => `«${one.said}» and «${other.said}»`),
  );
}

function overlap(a: Box, b: Box): boolean {
  const { left, right, top, bottom } = narrower(a, b);
  return right - left > SLACK_PX && bottom - top > SLACK_PX;
}

const isNested = (one: Piece, other: Piece): boolean =>
  one.element.contains(other.element) || other.element.contains(one.element);

const isOnPurpose = (one: Piece, other: Piece): boolean =>
  isNested(one, other) || isCovered(one, other) || isCovered(other, one);

/** What is meant to lie over the page for a moment hides whole what is below it. Two of those may not meet. */
function isCovered(below: Piece, above: Piece): boolean {
  const cover = above.element.closest(COVER);
  if (!cover || below.element.closest(COVER) || !isOpaque(cover)) return false;
  return isInside(narrower(below.box, above.box), cover.getBoundingClientRect());
}

const isInside = (inner: Box, outer: Box): boolean =>
  inner.left >= outer.left - 1 &&
  inner.right <= outer.right + 1 &&
  inner.top >= outer.top - 1 &&
  inner.bottom <= outer.bottom + 1;
