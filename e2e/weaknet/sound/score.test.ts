import { describe, expect, it } from "vitest";
import { alignWith, referenceOf } from "../measure/aligned.ts";
import { whatIsMissing } from "../needs.ts";
import { FRAME, RATE } from "./features.ts";
import { score } from "./score.ts";
import { speechOf } from "./speech.ts";
import { readWav } from "./wav.ts";

const SECONDS = 20;

/** Half as loud, and from somewhere in the middle. */
function heard(): Int16Array {
  const said = readWav(speechOf("A").reference);
  const start = 5 * RATE + 123;
  return Int16Array.from(
    { length: SECONDS * RATE },
    (_, i) => said[(start + i) % said.length]! / 2,
  );
}

/** Every `nth` piece of so many ms is gone. */
function withHoles(nth: number, ms: number): Int16Array {
  const samples = heard();
  const piece = (ms / 10) * FRAME;
  for (let at = piece; at < samples.length; at += piece * nth) samples.fill(0, at, at + piece);
  return samples;
}

function judge(samples: Int16Array) {
  const found = alignWith("A", { samples, wallOf: (frame) => frame * 10 });
  if (!found) return null;
  const { features: recording, alignment } = found;
  return score({ reference: referenceOf("A"), recording, alignment }, 0, recording.frames - 1);
}

describe.skipIf(whatIsMissing() !== null)("(needs root and TUN, so Linux) the ear", () => {
  it("[WN1] speech that is only softer is intact", () => {
    expect(judge(heard())?.intact).toBeGreaterThan(0.99);
  });

  it("[WN2] speech that is gone is missed, and about as much as is gone", () => {
    const tenth = judge(withHoles(10, 20))!;
    expect(tenth.audible).toBeGreaterThan(0.8);
    expect(tenth.audible).toBeLessThan(0.95);
    expect(judge(withHoles(3, 20))!.intact).toBeLessThan(0.75);
  });

  it("[WN3] somebody else's speech is not mistaken for it", () => {
    const other = readWav(speechOf("B").reference);
    expect(judge(other.subarray(0, SECONDS * RATE))?.intact ?? 0).toBeLessThan(0.5);
  });
});
