import { useEffect, useLayoutEffect, useRef } from "react";

const NEAR_PX = 80;

/** Keeps the end of what scrolls in sight as it grows, or gets less room, unless somebody has scrolled away from it to read. */
export function useStickToEnd<T extends HTMLElement>(grows: unknown) {
  const ref = useRef<T>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    if (ref.current && isAtEnd.current) toEnd(ref.current);
  }, [grows]);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const listening = new AbortController();
    const scrolled = () => {
      const { scrollHeight, scrollTop, clientHeight } = element;
      isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    };
    element.addEventListener("scroll", scrolled, { signal: listening.signal, passive: true });
    // A keyboard that comes up, a phone that is turned: both happen without a scroll.
    const watch = new ResizeObserver(() => {
      if (isAtEnd.current) toEnd(element);
    });
    watch.observe(element);
    return () => {
      listening.abort();
      watch.disconnect();
    };
  }, []);
  return ref;
}

function toEnd(element: HTMLElement): void {
  element.scrollTop = element.scrollHeight;
}
