import type { Result } from "@efir/kit";
import * as v from "valibot";
import type { Desk } from "../desk.ts";
import { badRequest, type ApiRefusal } from "./refusal.ts";

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One call of the Bot API as it arrived. */
export interface Call {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, Upload>;
  /** Aborted when the caller hangs up. */
  readonly gone: AbortSignal;
}

export type Answer = Result<unknown, ApiRefusal>;
export type Method = (desk: Desk, call: Call) => Answer | Promise<Answer>;

/** A method whose parameters have been read when it runs. */
export const method =
  <S extends v.GenericSchema<unknown, unknown>>(
    schema: S,
    run: (desk: Desk, input: v.InferOutput<S>, call: Call) => Answer | Promise<Answer>,
  ): Method =>
  (desk, call) => {
    const input = v.safeParse(schema, call.fields);
    return input.success ? run(desk, input.output, call) : badRequest(complaint(input.issues));
  };

/** Telegram's own words for the parameters that bots leave out most often. */
const MISSING: Readonly<Record<string, string>> = {
  chat_id: "chat_id is empty",
  text: "message text is empty",
  user_id: "invalid user_id specified",
  message_id: "message identifier is not specified",
};

function complaint([issue]: readonly v.BaseIssue<unknown>[]): string {
  const name = issue ? (v.getDotPath(issue) ?? "") : "";
  return MISSING[name] ?? `can't parse the parameter "${name}"`;
}
