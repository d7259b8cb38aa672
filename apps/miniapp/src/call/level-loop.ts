import type { SeatId } from "@efir/protocol";

/** Whose voice: of a seat, or one's own, before one has a seat. */
export type VoiceOf = SeatId | "self";

/** Draws how loud somebody is from now on, 0 to 1. */
export type Painter = (level: number) => void;

/** The frames of the screen, or some of them. Answers how to take back what was asked for. */
export interface Frames {
  readonly next: (draw: () => void) => () => void;
}

/** Draws the level of a seat from now on, until the returned function is called. */
type Attach = (of: VoiceOf, paint: Painter) => () => void;

export interface LevelLoop {
  /** How loud somebody is from now on, 0 to 3. */
  readonly hear: (of: VoiceOf, level: number) => void;
  readonly isHeard: (of: VoiceOf) => boolean;
  readonly attach: Attach;
  /** For what shows only whether somebody speaks: 1 or 0. */
  readonly attachTalk: Attach;
  readonly close: () => void;
}

interface Voice {
  level: number;
  drawn: number;
  readonly painters: Set<Painter>;
}

const LOUDEST = 3;

/**
 * All that moves with a voice, outside of React. A change is drawn once, in the next frame, together with the others; the way from the
 * old level to the new one is a transition, which costs the page nothing. While nobody becomes louder or quieter, nothing runs.
 */
export function createLevelLoop(frames: Frames): LevelLoop {
  const [loudness, talk] = [createVoices(frames), createVoices(frames)];
  return {
    hear: (of, level) => {
      loudness.hear(of, level / LOUDEST);
      talk.hear(of, level > 0 ? 1 : 0);
    },
    isHeard: talk.isHeard,
    attach: loudness.attach,
    attachTalk: talk.attach,
    close: () => {
      loudness.close();
      talk.close();
    },
  };
}

function createVoices(frames: Frames): Omit<LevelLoop, "attachTalk"> {
  const voices = new Map<VoiceOf, Voice>();
  let cancel: (() => void) | null = null;

  function voiceOf(of: VoiceOf): Voice {
    const voice = voices.get(of) ?? { level: 0, drawn: 0, painters: new Set() };
    voices.set(of, voice);
    return voice;
  }

  function draw(): void {
    cancel = null;
    for (const voice of voices.values()) paintChange(voice);
  }

  return {
    hear: (of, level) => {
      const voice = voiceOf(of);
      voice.level = level;
      if (voice.painters.size === 0)
        voice.drawn = level; // whoever draws it later begins with it
      else if (voice.level !== voice.drawn) cancel ??= frames.next(draw);
    },
    isHeard: (of) => voiceOf(of).level > 0,
    attach: (of, paint) => {
      const voice = voiceOf(of);
      voice.painters.add(paint);
      if (voice.drawn > 0) paint(voice.drawn); // as all others draw it, until the next frame
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

function paintChange(voice: Voice): void {
  const { level, drawn, painters } = voice;
  if (level === drawn) return;
  for (const paint of painters) paint(level);
  voice.drawn = level;
}
