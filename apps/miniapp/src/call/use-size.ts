import { useState } from "react";
import type { Area } from "./grid-layout.ts";

/** The size of the element that gets the ref, as it changes. */
export function useSize() {
  const [size, setSize] = useState<Area>({ width: 0, height: 0 });
  const ref = (element: HTMLElement | null) => {
    if (!element) return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    watch.observe(element);
    return () => watch.disconnect();
  };
  return [size, ref] as const;
}
