import { useRef, type PointerEvent } from "react";

/** Pulled this far, or this fast, it goes. */
const FAR_PX = 96;
const FAST_PX_PER_MS = 0.5;
/** A tap that slips is no pull. */
const SLIP_PX = 24;

interface Pull {
  readonly startY: number;
  readonly startedAt: number;
}

/** Handlers for what one pulls at: the dialog around it follows the finger, then goes, or springs back. */
export function usePullDown(onGone: () => void) {
  const pull = useRef<Pull | null>(null);
  const distance = ({ clientY }: PointerEvent) =>
    pull.current ? Math.max(0, clientY - pull.current.startY) : 0;

  function letGo(event: PointerEvent): void {
    if (!pull.current) return;
    const far = distance(event);
    const speed = far / Math.max(1, event.timeStamp - pull.current.startedAt);
    pull.current = null;
    const goes = far > FAR_PX || (far > SLIP_PX && speed > FAST_PX_PER_MS);
    if (goes && event.type === "pointerup") onGone();
    else moveDialog(event, "", "transform 380ms var(--ease-spring)");
  }

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.target instanceof Element && event.target.closest("button")) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      pull.current = { startY: event.clientY, startedAt: event.timeStamp };
    },
    onPointerMove: (event: PointerEvent) => {
      if (pull.current) moveDialog(event, `translateY(${distance(event)}px)`, "");
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
  };
}

function moveDialog({ currentTarget }: PointerEvent, transform: string, transition: string): void {
  const dialog = currentTarget.closest("dialog");
  if (dialog) Object.assign(dialog.style, { transform, transition });
}
