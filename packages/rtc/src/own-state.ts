import type { Clock } from "@efir/kit";
import type { MemberState } from "@efir/protocol";
import type { CaptureState } from "./capture-state.ts";
import type { Level } from "./level.ts";

export interface OwnParts {
  readonly microphone: CaptureState;
  readonly camera: CaptureState;
  readonly screen: CaptureState;
  readonly hand: boolean;
  readonly away: boolean;
  readonly level: Level;
}

/** What to tell the others of oneself. */
export const toMemberState = ({
  microphone,
  camera,
  screen,
  away,
  ...rest
}: OwnParts): MemberState => ({
  ...rest,
  ...(away && { away }),
  ...(isLost(microphone) && { micLost: true }),
  mic: microphone.kind === "blocked" ? "none" : onOff(microphone),
  camera: onOff(camera),
  screen: onOff(screen),
});

const isLost = (state: CaptureState) => state.kind === "blocked" && state.by === "lost";

const onOff = ({ kind }: CaptureState) => (kind === "on" ? "on" : "off");

const LEVEL_EVERY_MS = 200;
/** With what is below it a word of 90 bytes takes 250 on the way there and back: five a second are a sixth of a narrow line. */
const LEVEL_EVERY_SLOW_MS = 1_000;

interface SenderOptions {
  readonly clock: Clock;
  readonly send: (state: MemberState) => void;
  /** The way to the server is slow, and likely narrow. */
  readonly isSlow: () => boolean;
}

/** Says every change at once, but a change of the level alone at most five times a second; on a slow way once. */
export function createStateSender({ clock, send, isSlow }: SenderOptions) {
  let said: MemberState | null = null;
  let newest: MemberState | null = null;
  let saidAt = -Infinity;
  let closed = false;
  let cancel: () => void = () => undefined;

  const say = () => {
    cancel();
    if (!newest || closed) return;
    said = newest;
    saidAt = clock.now();
    send(newest);
  };

  return {
    /** The others know this already: a join carried it. */
    told(state: MemberState): void {
      said = state;
    },
    changed(state: MemberState): void {
      newest = state;
      cancel();
      if (said && same(said, state)) return;
      const wait = saidAt + (isSlow() ? LEVEL_EVERY_SLOW_MS : LEVEL_EVERY_MS) - clock.now();
      if (!said || wait <= 0 || !same({ ...said, level: state.level }, state)) say();
      else cancel = clock.after(wait, say);
    },
    close(): void {
      closed = true;
      cancel();
    },
  };
}

const same = (a: MemberState, b: MemberState): boolean =>
  a.mic === b.mic &&
  a.camera === b.camera &&
  a.screen === b.screen &&
  a.hand === b.hand &&
  a.away === b.away &&
  a.micLost === b.micLost &&
  a.level === b.level;
