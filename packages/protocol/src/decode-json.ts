import * as v from "valibot";
import { err, ok, type Result } from "@efir/kit";

export interface DecodeError {
  readonly code: "bad-frame" | "unknown-type";
  /** For the log of whoever wrote the frame. Names fields, never quotes what stood in them. */
  readonly reason: string;
}

/** The only caller of `JSON.parse` for what comes over a wire. */
export function decodeJson<S extends v.GenericSchema>(
  schema: S,
  raw: string,
): Result<v.InferOutput<S>, DecodeError> {
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    return err({ code: "bad-frame", reason: "not JSON" });
  }
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
