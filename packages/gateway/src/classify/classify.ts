import type { Intent } from "../message.ts";
import type { Classification } from "./classification.ts";
import { isAngry } from "./mood.ts";
import { namedRoom, wantedTitle } from "./named-room.ts";
import { normalised } from "./rule.ts";
import { RULES } from "./rules.ts";

/** Less sure than that is not understood. */
const LEAST_CONFIDENCE = 0.55;
/** A second meaning that is as likely takes away so much. */
const DOUBT = 0.3;
/** Nobody says in a thousand words what they want; what they do say stands at the beginning. */
const LONGEST = 1_000;

/** By rules alone: the surest one wins, and is less sure the nearer the next one comes. */
export function classifyByRules(text: string): Classification {
  const beginning = text.slice(0, LONGEST);
  const plain = normalised(beginning);
  const about = {
    isAngry: isAngry(beginning, plain),
    code: namedRoom(beginning),
    title: wantedTitle(beginning),
  };
  const [first, second] = ranked(plain);
  if (!first) return { intent: "other", confidence: 0, ...about };
  const rest = second ? Math.max(0, second[1] - 0.5) * 2 * DOUBT * (second[1] / first[1]) : 0;
  const confidence = Math.round((first[1] - rest) * 100) / 100;
  const isSure = confidence >= LEAST_CONFIDENCE;
  return { intent: isSure ? first[0] : "other", confidence, ...about };
}

function ranked(plain: string): readonly (readonly [Intent, number])[] {
  const weights = new Map<Intent, number>();
  for (const { intent, weight, fits } of RULES) {
    if (weight > (weights.get(intent) ?? 0) && fits(plain)) weights.set(intent, weight);
  }
  return [...weights].toSorted(([, a], [, b]) => b - a);
}
