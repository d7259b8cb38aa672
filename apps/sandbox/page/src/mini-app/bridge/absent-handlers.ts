import * as v from "valibot";
import { on, onBare, reply, Request, type Handlers } from "./handler.ts";

const unsupported = { error: "UNSUPPORTED" } as const;
const failed = (eventType: string) => onBare(() => reply(eventType, unsupported));
const secureFailed = on(Request, ({ req_id }) =>
  reply("secure_storage_failed", { req_id, ...unsupported }),
);

/** What a desk does not have. Each is answered, so that no app waits for ever. */
export const absentHandlers: Handlers = {
  web_app_invoke_custom_method: on(Request, ({ req_id }) =>
    reply("custom_method_invoked", { req_id, error: "METHOD_NOT_SUPPORTED" }),
  ),
  web_app_read_text_from_clipboard: on(Request, ({ req_id }) =>
    reply("clipboard_text_received", { req_id, data: null }),
  ),
  web_app_open_invoice: on(v.object({ slug: v.string() }), ({ slug }) =>
    reply("invoice_closed", { slug, status: "failed" }),
  ),
  web_app_open_scan_qr_popup: onBare(() => reply("scan_qr_popup_closed")),
  web_app_biometry_get_info: onBare(() => reply("biometry_info_received", { available: false })),
  web_app_check_location: onBare(() => reply("location_checked", { available: false })),
  web_app_request_location: onBare(() => reply("location_requested", { available: false })),
  web_app_request_emoji_status_access: onBare(() =>
    reply("emoji_status_access_requested", { status: "cancelled" }),
  ),
  web_app_set_emoji_status: failed("emoji_status_failed"),
  web_app_request_file_download: onBare(() =>
    reply("file_download_requested", { status: "cancelled" }),
  ),
  web_app_start_accelerometer: failed("accelerometer_failed"),
  web_app_start_device_orientation: failed("device_orientation_failed"),
  web_app_start_gyroscope: failed("gyroscope_failed"),
  web_app_secure_storage_save_key: secureFailed,
  web_app_secure_storage_get_key: secureFailed,
  web_app_secure_storage_restore_key: secureFailed,
  web_app_secure_storage_clear: secureFailed,
};
