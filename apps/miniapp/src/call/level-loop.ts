import type { SeatId } from "@efir/protocol";

/** Whose voice: of a seat, or one's own, before one has a seat. */
export type VoiceOf = SeatId | "self";

/** Draws how loud somebody is, 0 to 1, at a time in milliseconds. */
export type Painter = (level: number, at: number) => void;

/** The frames of the screen: `requestAnimationFrame` and its undoing. */
export interface Frames {
  readonly next: (draw: (at: number) => void) => () => void;
}

export interface LevelLoop {
  /** How loud somebody is from now on, 0 to 3. */
  readonly hear: (of: VoiceOf, level: number) => void;
  /** Draws the level of a seat from now on, until the returned function is called. */
  readonly attach: (of: VoiceOf, paint: Painter) => () => void;
  readonly close: () => void;
}

interface Voice {
  target: number;
  shown: number;
  readonly painters: Set<Painter>;
}

/** A voice comes up faster than it goes: a half of the way in so many milliseconds. */
const RISE_MS = 45;
const FALL_MS = 140;
/** Too little to be seen. */
const STILL = 0.004;
/** A phone that was asleep must not leap. */
const LONGEST_FRAME_MS = 64;

/**
 * One loop of frames for all that moves with a voice, outside of React. It runs while somebody is heard, and draws only those who
 * are; in silence nothing runs.
 */
export function createLevelLoop(frames: Frames): LevelLoop {
  const voices = new Map<VoiceOf, Voice>();
  let cancel: (() => void) | null = null;
  let drawnAt: number | null = null;

  function voiceOf(of: VoiceOf): Voice {
    const voice = voices.get(of) ?? { target: 0, shown: 0, painters: new Set() };
    voices.set(of, voice);
    return voice;
  }

  function draw(at: number): void {
    const passed = Math.min(LONGEST_FRAME_MS, drawnAt === null ? 16 : at - drawnAt);
    drawnAt = at;
    cancel = null;
    for (const voice of voices.values()) move(voice, passed, at);
    run();
  }

  function run(): void {
    const moving = [...voices.values()].some(isMoving);
    if (moving) cancel ??= frames.next(draw);
    else drawnAt = null;
  }

  return {
    hear: (of, level) => {
      voiceOf(of).target = level / 3;
      run();
    },
    attach: (of, paint) => {
      const voice = voiceOf(of);
      voice.painters.add(paint);
      run();
      return () => {
        voice.painters.delete(paint);
      };
    },
    close: () => {
      cancel?.();
      cancel = null;
      voices.clear();
    },
  };
}

const isMoving = ({ painters, target, shown }: Voice): boolean =>
  painters.size > 0 && (target > 0 || shown > 0);

function move(voice: Voice, passedMs: number, at: number): void {
  if (!isMoving(voice)) return;
  const way = voice.target - voice.shown;
  const half = way > 0 ? RISE_MS : FALL_MS;
  const next = voice.shown + way * (1 - 2 ** (-passedMs / half));
  voice.shown = voice.target === 0 && next < STILL ? 0 : next;
  for (const paint of voice.painters) paint(voice.shown, at);
}
