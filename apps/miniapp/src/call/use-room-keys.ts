import { useRef } from "react";
import type { Visit } from "../screens.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import type { Shortcut } from "./shortcut.ts";

/** M, V and H switch; the space bar talks while it is held. */
export function useRoomKeys({ call, haptic }: Visit): void {
  const talks = useRef(false);
  const { microphone, camera, rights, hand, raiseHand } = call;

  function talk(released: boolean): void {
    if (released) {
      if (talks.current) microphone.stop();
      talks.current = false;
    } else if (rights.get().maySpeak && microphone.state.get().kind !== "on") {
      talks.current = true;
      void microphone.start();
    }
  }

  function press(shortcut: Exclude<Shortcut, "talk">): void {
    haptic("switch");
    if (shortcut === "hand") raiseHand(!hand.get());
    if (shortcut === "microphone" && rights.get().maySpeak) microphone.toggle();
    if (shortcut === "camera" && rights.get().mayShow) camera.toggle();
  }

  useShortcuts((shortcut, released) => {
    if (shortcut === "talk") talk(released);
    else if (!released) press(shortcut);
  });
}
