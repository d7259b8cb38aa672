import * as v from "valibot";
import { effect, on, onBare, reply, type Handlers } from "./handler.ts";

const text = v.string();

const PopupButton = v.variant("type", [
  v.object({ type: v.picklist(["ok", "close", "cancel"]), id: v.optional(text, "") }),
  v.object({ type: v.picklist(["default", "destructive"]), id: v.optional(text, ""), text }),
]);

const Popup = v.object({
  title: v.optional(text, ""),
  message: v.pipe(text, v.minLength(1), v.maxLength(256)),
  buttons: v.pipe(
    v.array(v.pipe(v.unknown(), v.transform(withType), PopupButton)),
    v.minLength(1),
    v.maxLength(3),
  ),
});

/** A button without a type is an ordinary one. */
function withType(button: unknown): unknown {
  return typeof button === "object" && button !== null ? { type: "default", ...button } : button;
}

const Storage = { req_id: text, key: text } as const;

/** What the app wants the person, or the chats, to do. */
export const wishHandlers: Handlers = {
  web_app_open_popup: on(Popup, ({ title, message, buttons }) =>
    effect({
      kind: "popup",
      popup: { title, message, buttons: buttons.map((button) => ({ text: "", ...button })) },
    }),
  ),
  web_app_send_prepared_message: on(v.object({ id: text }), ({ id }) =>
    effect({ kind: "share-prepared", id }),
  ),
  web_app_open_tg_link: on(v.object({ path_full: text }), ({ path_full }) =>
    effect({ kind: "open-telegram-link", path: path_full }),
  ),
  web_app_open_link: on(v.object({ url: text }), ({ url }) => effect({ kind: "open-link", url })),
  web_app_switch_inline_query: on(
    v.object({ query: v.pipe(text, v.maxLength(256)), chat_types: v.optional(v.array(text), []) }),
    ({ query, chat_types }) =>
      effect({ kind: "switch-inline", query, chat: chat_types.length === 0 ? "here" : "choose" }),
  ),
  web_app_close: onBare(() => effect({ kind: "close" })),
  web_app_data_send: on(v.object({ data: text }), () =>
    effect({ kind: "refuse", what: "data" }, { kind: "close" }),
  ),
  web_app_share_to_story: onBare(() => effect({ kind: "refuse", what: "story" })),
  web_app_request_write_access: onBare(() =>
    reply("write_access_requested", { status: "allowed" }),
  ),
  web_app_request_phone: onBare(() => reply("phone_requested", { status: "cancelled" })),
  web_app_device_storage_save_key: on(
    v.object({ ...Storage, value: v.nullable(text) }),
    ({ req_id, key, value }) =>
      effect({ kind: "device-storage", id: req_id, change: { kind: "save", key, value } }),
  ),
  web_app_device_storage_get_key: on(v.object(Storage), ({ req_id, key }) =>
    effect({ kind: "device-storage", id: req_id, change: { kind: "read", key } }),
  ),
  web_app_device_storage_clear: on(v.object({ req_id: text }), ({ req_id }) =>
    effect({ kind: "device-storage", id: req_id, change: { kind: "clear" } }),
  ),
};
