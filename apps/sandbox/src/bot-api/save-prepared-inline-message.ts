import { ok } from "@efir/kit";
import * as v from "valibot";
import { PREPARED_OPEN } from "../desk.ts";
import { personOf } from "../world/chats.ts";
import { toChoice } from "./button-action.ts";
import { InlineResult, readResult } from "./inline-result.ts";
import { method } from "./method.ts";
import { Flag, Int } from "./params.ts";
import { badRequest } from "./refusal.ts";
import { toSeconds } from "./to-message.ts";

const Input = v.object({
  user_id: Int,
  result: InlineResult,
  allow_user_chats: v.optional(Flag, false),
  allow_bot_chats: v.optional(Flag, false),
  allow_group_chats: v.optional(Flag, false),
  allow_channel_chats: v.optional(Flag, false),
});

export const savePreparedInlineMessage = method(Input, (desk, input) => {
  if (!personOf(desk.world.get(), input.user_id)) return badRequest("user not found");
  const offer = readResult(input.result);
  if (!offer.ok) return offer;
  const to = toChoice(input);
  if (!Object.values(to).includes(true))
    return badRequest("at least one chat type must be allowed");
  const id = desk.options.randomId();
  desk.prepared.put(id, { person: input.user_id, offer: offer.value, to });
  const expiration_date = toSeconds(desk.options.clock.now() + PREPARED_OPEN);
  return ok({ id, expiration_date });
});
