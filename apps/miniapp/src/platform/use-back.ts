import { use, useEffect, useEffectEvent } from "react";
import { PlatformContext } from "./platform-context.ts";

/** While this is on the page, going back does `back` first; null: nothing here can be gone back from. */
export function useBack(back: (() => void) | null): void {
  const stack = use(PlatformContext).back;
  const onBack = useEffectEvent(() => back?.());
  const isThere = back !== null;
  useEffect(() => (isThere ? stack.push(() => onBack()) : undefined), [stack, isThere]);
}
