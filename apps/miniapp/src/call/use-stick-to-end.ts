import { useLayoutEffect, useRef } from "react";

const NEAR_PX = 80;

/** Keeps the end of what scrolls in sight as it grows, unless somebody has scrolled away from it to read. */
export function useStickToEnd<T extends HTMLElement>(grows: unknown) {
  const ref = useRef<T>(null);
  const height = useRef(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const wasAtEnd = height.current - element.scrollTop - element.clientHeight < NEAR_PX;
    if (height.current === 0 || wasAtEnd) element.scrollTop = element.scrollHeight;
    height.current = element.scrollHeight;
  }, [grows]);
  return ref;
}
