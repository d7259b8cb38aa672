import * as v from "valibot";
import { method } from "./method.ts";
import { Int, structured, Text } from "./params.ts";
import { conflict } from "./refusal.ts";

const LONGEST_POLL_S = 50;

const Input = v.object({
  offset: v.optional(Int, 0),
  limit: v.optional(Int, 100),
  timeout: v.optional(Int, 0),
  allowed_updates: v.optional(structured(v.array(Text))),
});

const CONFLICTS = {
  "webhook-active":
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  "other-poll":
    "terminated by other getUpdates request; make sure that only one bot instance is running",
  "webhook-set": "terminated by setWebhook request",
  closed: "terminated by the end of the sandbox",
} as const;

const between = (least: number, value: number, most: number) =>
  Math.min(Math.max(value, least), most);

export const getUpdates = method(Input, async ({ updates }, input, { gone }) => {
  const outcome = await updates.poll({
    offset: input.offset,
    limit: between(1, input.limit, 100),
    timeoutMs: between(0, input.timeout, LONGEST_POLL_S) * 1_000,
    allowed: input.allowed_updates,
    gone,
  });
  return outcome.ok ? outcome : conflict(CONFLICTS[outcome.error]);
});
