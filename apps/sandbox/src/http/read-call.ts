import { err, ok, type Result } from "@efir/kit";
import * as v from "valibot";
import type { Call } from "../bot-api/method.ts";
import { boundaryOf, readMultipart, type Form } from "./multipart.ts";

export interface RawCall {
  readonly query: string;
  readonly contentType: string;
  readonly body: Buffer;
}

type Parameters = Pick<Call, "fields" | "files">;

const Fields = v.record(v.string(), v.unknown());
const NO_FILES: Form["files"] = new Map();

/** The parameters of a call: from the address, and from a body of any of the kinds that bots send. */
export function readParameters({ query, contentType, body }: RawCall): Result<Parameters, string> {
  const named = Object.fromEntries(new URLSearchParams(query));
  if (body.length === 0) return ok({ fields: named, files: NO_FILES });
  const read = readBody(contentType, body);
  return read.ok ? ok({ ...read.value, fields: { ...named, ...read.value.fields } }) : read;
}

function readBody(contentType: string, body: Buffer): Result<Parameters, string> {
  const type = contentType.toLowerCase();
  if (type.startsWith("application/json")) return readJson(body.toString());
  if (type.startsWith("application/x-www-form-urlencoded"))
    return ok({
      fields: Object.fromEntries(new URLSearchParams(body.toString())),
      files: NO_FILES,
    });
  const boundary = boundaryOf(contentType);
  const form = boundary === null ? null : readMultipart(body, boundary);
  return form ? ok(form) : err("can't parse the request body");
}

function readJson(text: string): Result<Parameters, string> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Fields), text);
  return parsed.success
    ? ok({ fields: parsed.output, files: NO_FILES })
    : err("can't parse JSON object");
}
