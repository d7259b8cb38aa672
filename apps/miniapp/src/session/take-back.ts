import type { Clock, Value } from "@efir/kit";
import type { Capturing } from "@efir/rtc";

/** What a browser asks its permissions for. */
export type DeviceKind = "microphone" | "camera";

export interface TakeBackOptions {
  readonly microphone: Capturing;
  readonly camera: Capturing;
  readonly inFront: Value<boolean>;
  /** Changes when something is plugged in or out. */
  readonly plugged: Value<unknown>;
  /** Whether this can be asked for without a question to the person. */
  readonly isAllowed: (kind: DeviceKind) => Promise<boolean>;
  readonly clock: Pick<Clock, "after">;
}

/** A browser that gives a device back by itself does so right after the return; only then it is asked for. */
const GRACE_MS = 1_000;

/**
 * What the person had switched on, and lost to a phone call, to another app or with a cable, is switched on again as soon as it can be
 * had without a question: when the person is back, and when something is plugged in or out. Answers how to stop.
 */
export function takeBack({ microphone, camera, ...around }: TakeBackOptions): () => void {
  const { inFront, plugged, clock } = around;
  const lost = [watchLoss("microphone", microphone, around), watchLoss("camera", camera, around)];
  let isOver = false;
  const returned = () => {
    if (!isOver) for (const { askAgain } of lost) askAgain();
  };
  const stops = [
    ...lost.map(({ stop }) => stop),
    plugged.subscribe(() => lost.forEach(({ askIfGone }) => askIfGone())),
    inFront.subscribe(() => {
      if (inFront.get()) clock.after(GRACE_MS, returned);
    }),
  ];
  return () => {
    isOver = true;
    for (const stop of stops) stop();
  };
}

type Around = Pick<TakeBackOptions, "inFront" | "isAllowed">;

function watchLoss(kind: DeviceKind, device: Capturing, { inFront, isAllowed }: Around) {
  const { state, track, start } = device;
  let isWanted = state.get().kind === "on";
  const isLost = () => isWanted && inFront.get() && state.get().kind === "blocked";

  async function ask(): Promise<void> {
    if (isLost() && (await isAllowed(kind)) && isLost()) await start();
  }
  /** What a phone call has for a while still is one's own, and comes back with its end. */
  const askIfGone = () => {
    if (track.get() === null) void ask();
  };

  const stop = state.subscribe(() => {
    const now = state.get();
    if (now.kind === "on") isWanted = true;
    else if (now.kind === "off") isWanted = false;
    else if (now.kind !== "blocked") return;
    else if (now.by === "user") isWanted = false;
    else if (now.by === "lost") askIfGone();
  });
  return { askAgain: () => void ask(), askIfGone, stop };
}
