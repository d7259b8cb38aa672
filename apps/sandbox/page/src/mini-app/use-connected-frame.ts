import { useLayoutEffect, useRef } from "react";
import { connectFrame } from "./connect-frame.ts";
import type { MiniApp } from "./mini-app.ts";

/** The app behind this address is answered for as long as its frame is on the page. */
export function useConnectedFrame(url: string, miniApp: MiniApp) {
  const ref = useRef<HTMLIFrameElement>(null);
  useLayoutEffect(
    () => (ref.current ? connectFrame(ref.current, url, miniApp) : undefined),
    [url, miniApp],
  );
  return ref;
}
