import { listenToFrame } from "./frame-messages.ts";
import type { MiniApp } from "./mini-app.ts";
import { standInForTelegram } from "./telegram-origin.ts";

/** Ties the app in a frame to the window around it, until the returned function is called. */
export function connectFrame(
  frame: HTMLIFrameElement,
  url: string,
  { connect, hear, resized }: Pick<MiniApp, "connect" | "hear" | "resized">,
): () => void {
  const appOrigin = new URL(url).origin;
  const disconnect = connect({
    post: (event) => frame.contentWindow?.postMessage(JSON.stringify(event), appOrigin),
    size: () => ({ width: frame.clientWidth, height: frame.clientHeight }),
  });
  const endListening = listenToFrame({ page: window, frame, appOrigin, hear });
  const stepDown = standInForTelegram(window, hear);
  const size = new ResizeObserver(resized);
  size.observe(frame);
  return () => {
    size.disconnect();
    stepDown();
    endListening();
    disconnect();
  };
}
