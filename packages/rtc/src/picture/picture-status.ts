/** From the best picture to the least one. */
export const PICTURE_STEPS = ["full", "smaller", "small", "thumbnail"] as const;
export type PictureStep = (typeof PICTURE_STEPS)[number];

/** `off`: the line is too weak, and voice comes first. */
export type PictureStatus =
  | { readonly kind: "waiting"; readonly cleanSince: number | null }
  | {
      readonly kind: "on";
      readonly step: PictureStep;
      readonly since: number;
      readonly startedAt: number;
      readonly badSince: number | null;
      readonly tries: number;
      /** How often it lately came down from a step that was too high. */
      readonly falls: number;
    }
  | { readonly kind: "off"; readonly cleanSince: number; readonly tries: number };

export interface PictureEvidence {
  readonly at: number;
  /** What the browser believes the way out carries, in bits a second. */
  readonly bandwidth: number | null;
  /** Voice flows: it has arrived, and nothing was held up. */
  readonly clean: boolean;
  /** Packets queue, voice breaks, or it is short of room itself. */
  readonly bad: boolean;
}

/**
 * Each needs so much of the way out. A browser never believes in more than one and a half times what it sends: a step that wanted more
 * than that of the one below would not be reached again after the least jitter that was taken for a queue. The least step needs almost
 * nothing, for the browser fits it in; whether voice has to wait for it is known from voice.
 */
const NEEDS: Readonly<Record<PictureStep, number>> = {
  full: 420_000,
  smaller: 225_000,
  small: 70_000,
  thumbnail: 30_000,
};

const CLEAN_MS = 3_000;
const BAD_MS = 1_500;
const UP_AFTER_MS = 3_000;
/** The wait doubles with each fall. */
const MAX_FALLS = 4;
const RETRY_AFTER_MS = [10_000, 20_000, 40_000, 60_000] as const;
/** A picture that stood for so long has proved its line. */
const PROVED_MS = 60_000;

export const FIRST_PICTURE: PictureStatus = { kind: "waiting", cleanSince: null };

/** Pure. A picture begins small once voice is known to flow, grows slowly, and goes at once. */
export function nextPicture(status: PictureStatus, evidence: PictureEvidence): PictureStatus {
  const { at, clean, bad } = evidence;
  switch (status.kind) {
    case "waiting": {
      if (bad) return { kind: "off", cleanSince: at, tries: 0 };
      if (!clean) return FIRST_PICTURE;
      const cleanSince = status.cleanSince ?? at;
      if (at - cleanSince < CLEAN_MS) return { kind: "waiting", cleanSince };
      return begin(at, "small", 0);
    }
    case "off": {
      if (bad || !clean) return { ...status, cleanSince: at };
      const wait = RETRY_AFTER_MS[Math.min(status.tries, RETRY_AFTER_MS.length - 1)] ?? 0;
      if (at - status.cleanSince < wait) return status;
      return begin(at, "thumbnail", status.tries + 1);
    }
    case "on":
      return nextOn(status, evidence);
  }
}

const begin = (at: number, step: PictureStep, tries: number): PictureStatus => ({
  kind: "on",
  step,
  since: at,
  startedAt: at,
  badSince: null,
  tries,
  falls: 0,
});

function nextOn(
  status: Extract<PictureStatus, { kind: "on" }>,
  { at, bandwidth, bad }: PictureEvidence,
): PictureStatus {
  const room = bandwidth ?? NEEDS[status.step];
  const badSince = bad || room < NEEDS.thumbnail ? (status.badSince ?? at) : null;
  if (badSince !== null && at - badSince >= BAD_MS) {
    return {
      kind: "off",
      cleanSince: at,
      tries: at - status.startedAt > PROVED_MS ? 0 : status.tries,
    };
  }
  const hasStood = at - status.since > PROVED_MS;
  const falls = hasStood ? 0 : status.falls;
  const step = fitting(status.step, room);
  if (step !== status.step) {
    return { ...status, step, since: at, badSince, falls: Math.min(falls + 1, MAX_FALLS) };
  }
  const above = PICTURE_STEPS[PICTURE_STEPS.indexOf(step) - 1];
  const mayGrow = badSince === null && at - status.since >= UP_AFTER_MS * 2 ** falls;
  return above && mayGrow && room >= NEEDS[above]
    ? { ...status, step: above, since: at, badSince, falls }
    : { ...status, badSince };
}

/** The step itself, or the best lower one that there is room for. */
function fitting(step: PictureStep, room: number): PictureStep {
  const lower = PICTURE_STEPS.slice(PICTURE_STEPS.indexOf(step));
  return lower.find((one) => room >= NEEDS[one] * KEEP) ?? "thumbnail";
}

/** What stands needs less than what is to come: between the two nothing swings. */
const KEEP = 0.8;
