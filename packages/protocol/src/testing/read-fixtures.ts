import { readFileSync } from "node:fs";
import * as v from "valibot";

const Case = v.union([
  v.strictObject({
    name: v.string(),
    wire: v.string(),
    value: v.record(v.string(), v.unknown()),
    encoded: v.optional(v.string()),
  }),
  v.strictObject({ name: v.string(), wire: v.string(), refused: v.string() }),
]);
type Case = v.InferOutput<typeof Case>;
type Read = Extract<Case, { value: unknown }>;
type Refused = Extract<Case, { refused: unknown }>;

/** The cases of one golden file. What they look like is said in fixtures/README.md. */
export function readFixtures(file: string) {
  const url = new URL(`../../fixtures/v1/${file}.json`, import.meta.url);
  const cases = v.parse(v.array(Case), JSON.parse(readFileSync(url, "utf8")));
  return {
    read: cases.filter((one): one is Read => "value" in one),
    refused: cases.filter((one): one is Refused => "refused" in one),
  };
}
