import type { SeatId } from "@efir/protocol";
import { useCallback } from "react";
import type { LevelLoop, VoiceOf } from "./level-loop.ts";

/** How an element is drawn at a level of 0 to 1. */
export type Paint = (element: HTMLElement, level: number) => void;

export interface Voice {
  readonly levels: LevelLoop;
  readonly seat: VoiceOf;
}

/**
 * A ref for an element that moves with a voice, and stands still for whoever wants less motion. Only what the compositor can move by
 * itself is set. It is the same ref each time: a new one would let React take the old one off first.
 */
export function useLevel({ levels, seat }: Voice, paint: Paint) {
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
      return levels.attach(seat, (level) => paint(element, level));
    },
    [levels, seat, paint],
  );
}

/** A ref for an element that has `data-speaking`, of the group `member`: what depends on it is in its classes. */
export function useTalk(levels: LevelLoop, seat: SeatId) {
  return useCallback(
    (element: HTMLElement | null) =>
      element
        ? levels.attachTalk(seat, (talk) => {
            element.dataset["speaking"] = String(talk > 0);
          })
        : undefined,
    [levels, seat],
  );
}

/** A ring of the class `ring-motion`, behind a face: that says what becomes of it among few, and in a crowd. */
export const paintRing: Paint = (element, level) => {
  element.style.setProperty("--loud", level.toFixed(2));
};

/** A soft shape of the class `voice-motion` that swells, and turns while there is a voice: several of them at different speeds make the blob. */
export const paintBlob =
  (swell: number): Paint =>
  (element, level) => {
    element.style.scale = (0.92 + level * swell).toFixed(3);
    element.style.animationPlayState = level > 0 ? "running" : "paused";
  };

/** The edge of a picture, of the class `glow-motion`, that shines while its owner talks. */
export const paintGlow: Paint = (element, level) => {
  element.style.opacity = Math.min(1, level * 1.6).toFixed(2);
};
