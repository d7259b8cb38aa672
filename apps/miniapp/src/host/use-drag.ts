import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { moved, stepOf, type DockPlace } from "./dock-place.ts";

interface Held {
  readonly from: DockPlace;
  readonly x: number;
  readonly y: number;
}

/** Handlers for the grip of what is moved over the page: by a finger, a mouse, or the arrow keys. */
export function useDrag(place: DockPlace, onMove: (place: DockPlace) => void) {
  const held = useRef<Held | null>(null);
  const letGo = () => {
    held.current = null;
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      // Captured, or the app's frame would swallow what goes on over it.
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { from: place, x: event.clientX, y: event.clientY };
    },
    onPointerMove: ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>) => {
      if (!held.current) return;
      const { from, x, y } = held.current;
      onMove(moved(from, { x: clientX - x, y: clientY - y }, roomAround(currentTarget)));
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const step = stepOf(event.key);
      if (!step) return;
      event.preventDefault();
      onMove(moved(place, step, roomAround(event.currentTarget)));
    },
  };
}

function roomAround(grip: HTMLElement): { readonly x: number; readonly y: number } {
  const dock = grip.closest("[data-dock]");
  const page = dock?.parentElement;
  if (!dock || !page) return { x: 0, y: 0 };
  return {
    x: page.clientWidth - dock.clientWidth,
    y: page.clientHeight - dock.clientHeight,
  };
}
