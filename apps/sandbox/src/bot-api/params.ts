import * as v from "valibot";

/** Bots send parameters as JSON or as a form; in a form everything is text, objects are JSON in text. */
export const Int = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^-?\d{1,16}$/), v.transform(Number))]),
  v.safeInteger(),
);

export const Flag = v.union([
  v.boolean(),
  v.pipe(
    v.string(),
    v.transform((text) => /^(true|1|yes|y|t)$/i.test(text)),
  ),
]);

export const Text = v.string();

/** A chat by its number. No chat here goes by a name, so a name finds none. */
export const ChatId = v.union([
  Int,
  v.pipe(
    v.string(),
    v.transform(() => 0),
  ),
]);

export const structured = <S extends v.GenericSchema>(schema: S) =>
  v.pipe(v.unknown(), v.transform(fromJson), schema);

function fromJson(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value; // no structure is text: the schema refuses it
  }
}
