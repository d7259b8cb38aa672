import type { LevelLoop, VoiceOf } from "./level-loop.ts";

/** How an element is drawn at a level of 0 to 1. */
export type Paint = (element: HTMLElement, level: number, at: number) => void;

export interface Voice {
  readonly levels: LevelLoop;
  readonly seat: VoiceOf;
}

/** A ref for an element that moves with a voice; it stands still for whoever wants less motion. */
export const levelRef =
  ({ levels, seat }: Voice, paint: Paint) =>
  (element: HTMLElement | null) => {
    if (!element || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    return levels.attach(seat, (level, at) => paint(element, level, at));
  };

const BREATH_MS = 420;

/** A ring behind a face, that breathes while somebody talks. */
export const paintRing: Paint = (element, level, at) => {
  const breath = level > 0.05 ? 0.018 * Math.sin(at / BREATH_MS) : 0;
  element.style.transform = `scale(${(1 + level * 0.13 + breath).toFixed(3)})`;
};

/** A soft shape that turns and swells: several of them at different speeds make the blob. */
export const paintBlob =
  (turnMs: number, swell: number): Paint =>
  (element, level, at) => {
    const turn = ((at / turnMs) * 360) % 360;
    element.style.transform = `rotate(${turn.toFixed(1)}deg) scale(${(0.92 + level * swell).toFixed(3)})`;
  };

/** The edge of a picture, that shines while its owner talks. */
export const paintGlow: Paint = (element, level) => {
  element.style.opacity = Math.min(1, level * 1.6).toFixed(2);
};
