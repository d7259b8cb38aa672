import type { Value } from "@efir/kit";
import { useEffect, useRef } from "react";

/** Takes the keyboard each time the wish grows, also when that was just before this came up. */
export function useFocusWish(wish: Value<number>) {
  const ref = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const focus = (): void => {
      const field = ref.current;
      if (!field || wish.get() === 0) return;
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
    };
    // A phone's keyboard must not come up by itself.
    if (matchMedia("(pointer: fine)").matches) ref.current?.focus();
    // The text that came with the wish is in the field one frame later.
    return wish.subscribe(() => requestAnimationFrame(focus));
  }, [wish]);
  return ref;
}
