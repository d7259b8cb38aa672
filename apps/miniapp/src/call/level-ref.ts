import type { LevelLoop, VoiceOf } from "./level-loop.ts";

/** How an element is drawn at a level of 0 to 1. */
export type Paint = (element: HTMLElement, level: number) => void;

export interface Voice {
  readonly levels: LevelLoop;
  readonly seat: VoiceOf;
}

/**
 * A ref for an element of the class `voice-motion`, that moves with a voice; it stands still for whoever wants less motion.
 * Only what the compositor can move by itself is set.
 */
export const levelRef =
  ({ levels, seat }: Voice, paint: Paint) =>
  (element: HTMLElement | null) => {
    if (!element || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    return levels.attach(seat, (level) => paint(element, level));
  };

/** A ring behind a face, that swells while somebody talks. */
export const paintRing: Paint = (element, level) => {
  element.style.scale = (1 + level * 0.13).toFixed(3);
};

/** A soft shape that swells, and turns while there is a voice: several of them at different speeds make the blob. */
export const paintBlob =
  (swell: number): Paint =>
  (element, level) => {
    element.style.scale = (0.92 + level * swell).toFixed(3);
    element.style.animationPlayState = level > 0 ? "running" : "paused";
  };

/** The edge of a picture, that shines while its owner talks. */
export const paintGlow: Paint = (element, level) => {
  element.style.opacity = Math.min(1, level * 1.6).toFixed(2);
};
