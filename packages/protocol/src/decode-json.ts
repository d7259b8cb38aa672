import * as v from "valibot";
import { err, ok, type Result } from "@efir/kit";

export interface DecodeError {
  readonly code: "bad-frame" | "unknown-type";
  /** For the log of whoever wrote the frame. Names fields, never quotes what stood in them. */
  readonly reason: string;
}

export function decodeJson<S extends v.GenericSchema>(
  schema: S,
  raw: string,
): Result<v.InferOutput<S>, DecodeError> {
  const json = parse(raw);
  return json === undefined ? NOT_JSON : read(schema, json);
}

type Tagged = v.ObjectSchema<
  v.ObjectEntries & { readonly type: v.LiteralSchema<string, undefined> },
  undefined
>;

/** The same for what its `type` says which option it is: the others, tried one after another, would cost more than it. */
export function decodeByType<Option extends Tagged>(
  schema: v.VariantSchema<"type", readonly Option[], undefined>,
): (raw: string) => Result<v.InferOutput<Option>, DecodeError> {
  const options = new Map(schema.options.map((option) => [option.entries.type.literal, option]));
  return (raw) => {
    const json = parse(raw);
    if (json === undefined) return NOT_JSON;
    return read(options.get(typeOf(json)) ?? schema, json);
  };
}

const NOT_JSON = err<DecodeError>({ code: "bad-frame", reason: "not JSON" });

/** The only caller of `JSON.parse` for what comes over a wire. Undefined for what is no JSON, as no JSON says that. */
function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

function typeOf(json: unknown): string {
  const type = typeof json === "object" && json !== null && "type" in json ? json.type : null;
  return typeof type === "string" ? type : "";
}

function read<S extends v.GenericSchema>(
  schema: S,
  json: unknown,
): Result<v.InferOutput<S>, DecodeError> {
  const parsed = v.safeParse(schema, json, { abortEarly: true });
  if (parsed.success) return ok(parsed.output);
  return err(toDecodeError(parsed.issues[0]));
}

function toDecodeError(issue: v.BaseIssue<unknown>): DecodeError {
  const field = v.getDotPath(issue);
  const isTag = issue.type === "variant" && /(^|\.)(type|kind)$/.test(field ?? "");
  if (isTag && typeof issue.input === "string") {
    return { code: "unknown-type", reason: "a type that this version does not know" };
  }
  return { code: "bad-frame", reason: field ? `the field ${field} does not fit` : "not an object" };
}
