import { err, ok, type Result } from "@efir/kit";

/** Genuine strings stay far below this; it bounds the work an unsigned string can cause. */
const MAX_LENGTH = 8_192;

export type Fields = ReadonlyMap<string, string>;

export interface BadFields {
  readonly code:
    /** Not `key=value` pairs joined by `&`, or not decodable. */
    | "malformed"
    /** Longer than any genuine string. */
    | "too-long"
    /** A field stands twice, so that two readers could see different values. */
    | "duplicate-field"
    /** A line break in a value (see `readField`), or a key that Telegram would not use. */
    | "illegal-field";
}

/** Decodes the raw string field by field. Says nothing about whether it is genuine. */
export function readFields(raw: string): Result<Fields, BadFields> {
  if (raw.length > MAX_LENGTH) return err({ code: "too-long" });
  // A lone surrogate is hashed as U+FFFD: two different strings would share one hash.
  if (!raw.isWellFormed()) return err({ code: "malformed" });

  const fields = new Map<string, string>();
  for (const pair of raw.split("&")) {
    const field = readField(pair);
    if (!field.ok) return field;
    const [key, value] = field.value;
    if (fields.has(key)) return err({ code: "duplicate-field" });
    fields.set(key, value);
  }
  return ok(fields);
}

function readField(pair: string): Result<readonly [key: string, value: string], BadFields> {
  const equals = pair.indexOf("=");
  const key = decode(pair.slice(0, Math.max(equals, 0)));
  const value = decode(pair.slice(equals + 1));
  if (equals < 0 || key === null || value === null) return err({ code: "malformed" });
  // The signed text joins the fields by line breaks, so a value with one could hide its neighbour.
  if (!/^[a-z0-9_]{1,64}$/.test(key) || /[\n\r]/.test(value)) return err({ code: "illegal-field" });
  return ok([key, value]);
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return null; // a stray percent sign, or bytes that are not UTF-8
  }
}
