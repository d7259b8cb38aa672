import * as v from "valibot";
import type { Desk } from "../desk.ts";
import { methodNamed } from "./methods.ts";

const Reply = v.looseObject({ method: v.string() });

/** What a bot may not call from there: it could not read the answer. */
const REFUSED = /^(get|setWebhook$|deleteWebhook$|close$|logOut$)/i;

/** Calls the method that a bot named in its answer to the webhook. Its outcome goes nowhere, as in Telegram. */
export function callFromReply(desk: Desk, reply: unknown): void {
  const read = v.safeParse(Reply, reply);
  if (!read.success || REFUSED.test(read.output.method)) return;
  const { method, ...fields } = read.output;
  void methodNamed(method)?.(desk, {
    fields,
    files: new Map(),
    gone: new AbortController().signal,
  });
}
