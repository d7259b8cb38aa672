import type { Letter } from "../net/network.ts";
import type { Talker } from "../page/talker.ts";
import type { Chunk } from "../sound/recording.ts";
import { score } from "../sound/score.ts";
import type { Talk } from "../talk.ts";
import { alignWith, referenceOf, type Aligned } from "./aligned.ts";
import { counted } from "./counted.ts";
import { delay } from "./delay.ts";
import { mergeTracks } from "./merge.ts";
import { recovery, type Track } from "./silence.ts";

/** How one heard another. Shares are 0 to 1; NaN and null: not known, or never. */
export interface Figures {
  readonly from: Letter;
  readonly to: Letter;
  readonly concealed: number;
  readonly intact: number;
  readonly audible: number;
  readonly delayMs: number;
  readonly fps: number;
  /** What the speaker's connections put on the wire, without the headers below UDP. */
  readonly sentKbps: number;
  /** From the tap on Join of whoever of the two came later. */
  readonly firstAudioMs: number | null;
  /** Until the speaker's page says that the line is too weak for the camera; null: it never said so. */
  readonly wordsMs: number | null;
  readonly backMs: number | null;
  readonly silenceMs: number | null;
}

/** The first seconds are the joining, which is measured by itself. */
const SETTLING_MS = 3_000;
const LAST_MS = 300;
const LIKE_ENOUGH = 0.5;

/** Every way from one to another. */
export const figuresOf = (talk: Talk): Figures[] =>
  talk.talkers.flatMap((to) =>
    talk.talkers.filter((from) => from !== to).map((from) => figures(from, to, talk)),
  );

function figures(from: Talker, to: Talker, { talkers, lapse, endedAt }: Talk): Figures {
  const merged = mergeTracks(tracksOf(from, to, talkers));
  const heard = merged && alignWith(from.letter, merged);
  const said = bestSent(from);
  const first = merged ? firstSound(merged.samples) : null;
  const firstAt = first === null || !merged ? null : merged.wallOf(first);
  const sinceAt = (firstAt ?? 0) + SETTLING_MS;
  const quality = heard && judge(from.letter, heard, [sinceAt, endedAt - LAST_MS]);
  const delayMs = said && heard ? delay(said, heard, referenceOf(from.letter).frames) : NaN;
  const isKnown = said && heard && Number.isFinite(delayMs);
  const sides = isKnown && { said: toTrack(said), heard: toTrack(heard), delayMs };
  const back = sides && lapse && recovery(sides, lapse);
  return {
    from: from.letter,
    to: to.letter,
    ...counted({ from, to }, [sinceAt, endedAt]),
    intact: quality?.intact ?? 0,
    audible: quality?.audible ?? 0,
    delayMs,
    firstAudioMs: firstAt === null ? null : firstAt - togetherAt(from, to),
    wordsMs: wordsAfter(from, togetherAt(from, to)),
    backMs: back ? back.backMs : null,
    silenceMs: back ? back.silenceMs : null,
  };
}

const toTrack = ({ features: { shortLevel }, recording: { wallOf } }: Aligned): Track => ({
  level: shortLevel,
  wallOf,
});

/** Since when both wish to talk to each other. */
const togetherAt = (...both: readonly [Talker, Talker]) =>
  Math.max(...both.map(({ moments }) => moments.tappedAt ?? 0));

function wordsAfter({ moments }: Talker, together: number): number | null {
  const { cameraAt, wordsAt } = moments;
  if (cameraAt === null || wordsAt === null) return null;
  return Math.max(0, wordsAt - Math.max(cameraAt, together));
}

function judge(from: Letter, heard: Aligned, [since, until]: readonly [number, number]) {
  const { features, recording, alignment } = heard;
  const start = recording.wallOf(0);
  const frame = (wall: number) => Math.max(0, Math.floor((wall - start) / 10));
  const to = Math.min(frame(until), features.frames - 1);
  const sides = { reference: referenceOf(from), recording: features, alignment };
  return score(sides, Math.min(frame(since), to), to);
}

/** Which of the listener's tracks are this speaker's: all of them where there is nobody else. */
function tracksOf(from: Talker, to: Talker, talkers: readonly Talker[]): Chunk[][] {
  const received = [...to.taps.values()].filter(({ direction }) => direction === "received");
  const tracks = received.map(({ chunks }) => chunks);
  if (talkers.length === 2) return tracks;
  const others = talkers.filter((talker) => talker !== to);
  return tracks.filter((chunks) => speakerOf(chunks, others) === from.letter);
}

function speakerOf(chunks: readonly Chunk[], others: readonly Talker[]): Letter | null {
  const recording = mergeTracks([chunks]);
  if (!recording) return null;
  const [best] = others
    .map(({ letter }) => ({ letter, best: alignWith(letter, recording)?.alignment.best ?? 0 }))
    .sort((a, b) => b.best - a.best);
  return best && best.best > LIKE_ENOUGH ? best.letter : null;
}

function bestSent(talker: Talker): Aligned | null {
  const sent = [...talker.taps.values()].filter(({ direction }) => direction === "sent");
  const recording = mergeTracks(sent.map(({ chunks }) => chunks));
  return recording && alignWith(talker.letter, recording);
}

/** Silence before the first packet is exact zeros. */
function firstSound(samples: Int16Array): number | null {
  const at = samples.findIndex(Boolean);
  return at < 0 ? null : Math.floor(at / 160);
}
