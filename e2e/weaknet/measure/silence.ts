import type { Lapse } from "../incident.ts";
import { quantile } from "../sound/quantile.ts";

/** The pauses of the speech are shorter. */
const SILENT_MS = 500;
const BEGINS_BEFORE_MS = 600;
const BEGINS_WITHIN_MS = 4_000;
const SOUND_FRAMES = 3;

export interface Recovery {
  /** From the return of the link to the return of the speech; 0 when it never went, null when it never came back. */
  readonly backMs: number | null;
  /** From the last word before to the first after. */
  readonly silenceMs: number | null;
}

interface Gap {
  readonly from: number;
  readonly to: number | null;
}

/** The longest silence that has to do with the lapse. `level` is of each 10 ms, `wallOf` when that was. */
export function recovery(
  level: Float32Array,
  wallOf: (frame: number) => number,
  { downAt, upAt }: Lapse,
): Recovery {
  const [longest] = gaps(level, wallOf)
    .filter(({ from }) => from > downAt - BEGINS_BEFORE_MS && from < upAt + BEGINS_WITHIN_MS)
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  if (!longest) return { backMs: 0, silenceMs: 0 };
  if (longest.to === null) return { backMs: null, silenceMs: null };
  return { backMs: Math.max(0, longest.to - upAt), silenceMs: longest.to - longest.from };
}

const lengthOf = ({ from, to }: Gap) => (to ?? Infinity) - from;

function gaps(level: Float32Array, wallOf: (frame: number) => number): Gap[] {
  const loudEnough = quantile([...level.filter((value) => value > -55)], 0.6) - 18;
  const found: Gap[] = [];
  let run = 0;
  let lastSound: number | null = null;
  for (const [frame, value] of level.entries()) {
    run = value > loudEnough ? run + 1 : Math.max(0, run - 1);
    if (value <= loudEnough || run < SOUND_FRAMES) continue;
    const now = wallOf(frame);
    if (lastSound !== null && now - lastSound > SILENT_MS) found.push({ from: lastSound, to: now });
    lastSound = now;
  }
  const end = wallOf(level.length - 1);
  if (lastSound !== null && end - lastSound > SILENT_MS) found.push({ from: lastSound, to: null });
  return found;
}
