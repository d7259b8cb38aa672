import { useLayoutEffect, useRef } from "react";

/** How far from the end still counts as reading the newest. */
const NEAR_PX = 120;

/** Keeps the newest message in sight, unless the person has scrolled up to read older ones. */
export function useStickToEnd(content: unknown) {
  const ref = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const onScroll = (): void => {
      atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    };
    const follow = (): void => {
      if (atEnd.current) box.scrollTop = box.scrollHeight;
    };
    const size = new ResizeObserver(follow);
    size.observe(box);
    box.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      size.disconnect();
      box.removeEventListener("scroll", onScroll);
    };
  }, []);
  useLayoutEffect(() => {
    const box = ref.current;
    if (box && atEnd.current) box.scrollTop = box.scrollHeight;
  }, [content]);
  return ref;
}
