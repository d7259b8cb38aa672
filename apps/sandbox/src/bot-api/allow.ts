import { ok, type Result } from "@efir/kit";
import type { Desk } from "../desk.ts";
import type { Chat } from "../world/world.ts";
import { tooMany, type ApiRefusal } from "./refusal.ts";

/** To one group no more than 20 a minute; the FAQ for bots and the grammY guide on flood limits say so. */
const GROUP = { most: 20, withinMs: 60_000 };
/** To one person about one a second, in bursts. */
const PERSON = { most: 20, withinMs: 20_000 };

/** Counts one more message or edit in a chat, or says how long to wait. */
export function allow(desk: Desk, chat: Chat, what: "message" | "edit"): Result<null, ApiRefusal> {
  const rule = chat.kind === "private" ? PERSON : GROUP;
  const waitMs = desk.limits.take(`${what} ${chat.id}`, rule);
  return waitMs === 0 ? ok(null) : tooMany(Math.ceil(waitMs / 1_000));
}
