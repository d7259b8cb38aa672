import { ok, type Result } from "@efir/kit";
import type { ButtonAction, ChatChoice } from "../world/message.ts";
import type { WireButton } from "./keyboard.ts";
import { badRequest, type ApiRefusal } from "./refusal.ts";
import { isAppAddress, readLink } from "./web-address.ts";

type Read = Result<ButtonAction, ApiRefusal>;

/** What a button does, by the one field that says so. */
export function readAction(wire: WireButton): Read {
  const link = wire.url ?? wire.login_url?.url;
  const chosen = wire.switch_inline_query_chosen_chat;
  if (link !== undefined) return url(link);
  if (wire.callback_data !== undefined) return callback(wire.callback_data);
  if (wire.web_app) return webApp(wire.web_app.url);
  if (wire.switch_inline_query !== undefined)
    return ok({ kind: "switch-inline", query: wire.switch_inline_query });
  if (wire.switch_inline_query_current_chat !== undefined)
    return ok({ kind: "switch-inline-here", query: wire.switch_inline_query_current_chat });
  if (chosen)
    return ok({ kind: "switch-inline-chosen", query: chosen.query, to: toChoice(chosen) });
  if (wire.copy_text) return ok({ kind: "copy", copied: wire.copy_text.text });
  if (wire.disabled) return ok({ kind: "disabled" });
  return badRequest(
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  );
}

function url(address: string): Read {
  const link = readLink(address);
  return link === null
    ? badRequest(`inline keyboard button URL '${address}' is invalid: Wrong HTTP URL`)
    : ok({ kind: "url", url: link });
}

/** Counted in bytes: Cyrillic takes two for each letter. */
function callback(data: string): Read {
  const bytes = Buffer.byteLength(data);
  return bytes < 1 || bytes > 64
    ? badRequest("BUTTON_DATA_INVALID")
    : ok({ kind: "callback", data });
}

function webApp(address: string): Read {
  return isAppAddress(address)
    ? ok({ kind: "web-app", url: address })
    : badRequest(
        `inline keyboard button Web App URL '${address}' is invalid: Only HTTPS links are allowed`,
      );
}

interface WireChoice {
  readonly allow_user_chats: boolean;
  readonly allow_bot_chats: boolean;
  readonly allow_group_chats: boolean;
  readonly allow_channel_chats: boolean;
}

export const toChoice = (wire: WireChoice): ChatChoice => ({
  users: wire.allow_user_chats,
  bots: wire.allow_bot_chats,
  groups: wire.allow_group_chats,
  channels: wire.allow_channel_chats,
});
