import { align, type Alignment } from "../sound/align.ts";
import { features, type Features } from "../sound/features.ts";
import { toReference, type Reference } from "../sound/reference.ts";
import type { Recording } from "../sound/recording.ts";
import { speechOf } from "../sound/speech.ts";
import { readWav } from "../sound/wav.ts";
import type { Letter } from "../net/network.ts";

/** A recording, and where in somebody's speech each moment of it is. */
export interface Aligned {
  readonly recording: Recording;
  readonly features: Features;
  readonly alignment: Alignment;
}

const references = new Map<Letter, Reference>();

export function referenceOf(letter: Letter): Reference {
  const reference = references.get(letter) ?? toReference(readWav(speechOf(letter).reference));
  references.set(letter, reference);
  return reference;
}

export function alignWith(letter: Letter, recording: Recording): Aligned | null {
  const heard = features(recording.samples);
  const alignment = heard.frames < 300 ? null : align(referenceOf(letter), heard);
  return alignment && { recording, features: heard, alignment };
}
