import * as v from "valibot";
import type { AppEvent } from "./bridge.ts";

const AppEvent = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ eventType: v.string(), eventData: v.optional(v.unknown()) }),
);

/** What the app says, or null for anything else that goes through a window. */
export function readAppEvent(raw: unknown): AppEvent | null {
  const event = v.safeParse(AppEvent, raw);
  return event.success ? event.output : null;
}

interface Frame {
  readonly contentWindow: unknown;
}

/** Says whether a message comes from the app in the frame, and from nobody who took its place. */
const isFromApp = (
  message: Pick<MessageEvent, "source" | "origin">,
  frame: Frame,
  appOrigin: string,
): boolean =>
  frame.contentWindow !== null &&
  message.source === frame.contentWindow &&
  message.origin === appOrigin;

export interface FrameEars {
  readonly page: Pick<Window, "addEventListener" | "removeEventListener">;
  readonly frame: Frame;
  readonly appOrigin: string;
  readonly hear: (event: AppEvent) => void;
}

/** Hears the app in the frame until the returned function is called. */
export function listenToFrame({ page, frame, appOrigin, hear }: FrameEars): () => void {
  const onMessage = (message: MessageEvent): void => {
    const event = isFromApp(message, frame, appOrigin) ? readAppEvent(message.data) : null;
    if (event) hear(event);
  };
  page.addEventListener("message", onMessage);
  return () => page.removeEventListener("message", onMessage);
}
