import { readdirSync, readFileSync } from "node:fs";
import { seededRandom } from "@efir/kit";
import * as v from "valibot";

const FIXTURES = new URL("../../packages/protocol/fixtures/v1/", import.meta.url);
const Cases = v.array(v.looseObject({ wire: v.string() }));

/** Makes frames that are nearly right: the protocol's sample frames, each damaged in some place. */
export function junk(seed: number): () => string {
  const random = seededRandom(seed);
  const samples = readdirSync(FIXTURES)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => v.parse(Cases, JSON.parse(readFileSync(new URL(name, FIXTURES), "utf8"))))
    .map(({ wire }) => wire);
  const upTo = (end: number) => Math.floor(random() * end);
  const pick = () => samples[upTo(samples.length)] ?? "";
  return () => damaged(pick(), { upTo, other: pick });
}

interface Chance {
  readonly upTo: (end: number) => number;
  readonly other: () => string;
}

function damaged(frame: string, { upTo, other }: Chance): string {
  const at = upTo(frame.length + 1);
  const [start, end] = [frame.slice(0, at), frame.slice(at)];
  switch (upTo(6)) {
    case 0: // cut off
      return start;
    case 1: // a character too many
      return start + String.fromCharCode(upTo(0xd800)) + end;
    case 2: // a character missing
      return start + end.slice(1);
    case 3: // grown together with another
      return start + other().slice(upTo(40));
    case 4: // a part of it over and over
      return start + end.slice(0, 8).repeat(upTo(60)) + end;
    default: // other numbers
      return frame.replaceAll(/\d+/g, () => String((upTo(2e9) - 1e9) / 3));
  }
}
