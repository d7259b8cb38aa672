import { useLayoutEffect, useRef } from "react";

const FLOAT = { duration: 620, easing: "cubic-bezier(0.22, 1.2, 0.36, 1)" };

/**
 * Children that change places float there, instead of jumping. They are told apart by `data-key`, and looked at only when `order`,
 * which is all these keys, is another one: to ask where something stands makes the browser lay the page out at once.
 */
export function useFlip<T extends HTMLElement>(order: string) {
  const list = useRef<T>(null);
  const places = useRef(new Map<string, Place>());
  useLayoutEffect(() => {
    const before = places.current;
    const now = placesIn(list.current);
    places.current = now;
    if (before.size === 0 || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    for (const [key, place] of now) {
      const from = before.get(key);
      if (from) float(place, from);
    }
  }, [order]);
  return list;
}

interface Place {
  readonly element: HTMLElement;
  readonly left: number;
  readonly top: number;
}

/** By the layout alone: neither scrolling nor what floats already counts. */
function placesIn(list: HTMLElement | null): Map<string, Place> {
  const children = [...(list?.children ?? [])].filter((child) => child instanceof HTMLElement);
  return new Map(
    children.map((element) => [
      element.dataset["key"] ?? "",
      { element, left: element.offsetLeft, top: element.offsetTop },
    ]),
  );
}

function float({ element, left, top }: Place, from: Place): void {
  const [x, y] = [from.left - left, from.top - top];
  if ((x === 0 && y === 0) || !isNearSight(element)) return;
  element.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: "none" }], FLOAT);
}

/** Whatever is scrolled away may be where it belongs at once. */
function isNearSight(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
