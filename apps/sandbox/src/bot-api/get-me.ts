import { ok } from "@efir/kit";
import type { UserFromGetMe } from "grammy/types";
import * as v from "valibot";
import { method } from "./method.ts";
import { toBotUser } from "./to-user.ts";

export const getMe = method(v.object({}), ({ bot }) => {
  const me: UserFromGetMe = {
    ...toBotUser(bot),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_guest_queries: true,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: true,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
  return ok(me);
});

/** What a bot asks before it moves to another server: there is nothing to do here. */
export const nothingToDo = method(v.object({}), () => ok(true));
