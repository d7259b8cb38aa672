import type { Capturing } from "@efir/rtc";
import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import type { Platform } from "../platform/platform.ts";
import { HOLD_MS, nextPress, UP, type Press, type PressEvent } from "./press.ts";

interface PressOptions {
  readonly microphone: Capturing;
  readonly haptic: Platform["haptic"];
  /** What a tap does instead of switching, for whoever may not speak. Null for whoever may. */
  readonly instead: (() => void) | null;
}

/** Handlers for the microphone button: a tap switches, holding talks, by a finger and by the space bar. */
export function usePress({ microphone, haptic, instead }: PressOptions) {
  const press = useRef<Press>(UP);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function step(event: PressEvent): void {
    const mayNotOpen = microphone.state.get().kind === "on" || instead !== null;
    const next = nextPress(press.current, event, mayNotOpen);
    press.current = next.press;
    if (next.act) haptic("switch");
    if (next.act === "toggle") (instead ?? microphone.toggle)();
    if (next.act === "open") void microphone.start();
    if (next.act === "close") microphone.stop();
  }

  function begin(): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => step("held"), HOLD_MS);
    step("down");
  }

  return {
    onPointerDown: ({ button }: PointerEvent) => {
      if (button === 0) begin();
    },
    onPointerUp: () => step("released"),
    onPointerLeave: () => step("lost"),
    onPointerCancel: () => step("lost"),
    onKeyDown: ({ key, repeat }: KeyboardEvent) => {
      if (key === " " && !repeat) begin();
    },
    onKeyUp: ({ key }: KeyboardEvent) => {
      if (key === " ") step("released");
    },
    onBlur: () => step("lost"),
    onClick: () => step("clicked"),
    // A long press on a phone is talking, not a menu.
    onContextMenu: (event: { preventDefault: () => void }) => event.preventDefault(),
  };
}
