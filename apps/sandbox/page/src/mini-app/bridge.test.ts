import { expect, it } from "vitest";
import { PALETTES } from "../theme/palettes.ts";
import { answer } from "./bridge.ts";
import { FRESH_BRIDGE, type BridgeState } from "./bridge/bridge-state.ts";

const around = { theme: "dark", size: { width: 390, height: 640 } } as const;

const say = (eventType: string, eventData?: unknown, state: BridgeState = FRESH_BRIDGE) =>
  answer({ eventType, eventData }, { state, around });
const sends = (eventType: string, eventData?: unknown) => ({
  kind: "send",
  event: eventData === undefined ? { eventType } : { eventType, eventData },
});
const insets = (top: number) => ({ top, bottom: 0, left: 0, right: 0 });

it.each([
  ["web_app_request_theme", "theme_changed", { theme_params: PALETTES.dark }],
  [
    "web_app_request_viewport",
    "viewport_changed",
    { width: 390, height: 640, is_expanded: true, is_state_stable: true },
  ],
  ["web_app_request_safe_area", "safe_area_changed", insets(0)],
  ["web_app_request_content_safe_area", "content_safe_area_changed", insets(0)],
  ["web_app_request_write_access", "write_access_requested", { status: "allowed" }],
  ["web_app_request_phone", "phone_requested", { status: "cancelled" }],
  ["web_app_check_home_screen", "home_screen_checked", { status: "missed" }],
  ["web_app_biometry_get_info", "biometry_info_received", { available: false }],
  ["web_app_check_location", "location_checked", { available: false }],
  ["web_app_start_gyroscope", "gyroscope_failed", { error: "UNSUPPORTED" }],
  ["web_app_open_scan_qr_popup", "scan_qr_popup_closed", undefined],
])("[SP1] %s is answered at once, by %s", (asked, eventType, eventData) => {
  expect(say(asked)).toEqual({ state: FRESH_BRIDGE, effects: [sends(eventType, eventData)] });
});

it.each([
  ["web_app_invoke_custom_method", "custom_method_invoked", { error: "METHOD_NOT_SUPPORTED" }],
  ["web_app_read_text_from_clipboard", "clipboard_text_received", { data: null }],
  ["web_app_secure_storage_get_key", "secure_storage_failed", { error: "UNSUPPORTED" }],
])(
  "[SP2] what a desk lacks is refused under the number of the request: %s",
  (asked, type, rest) => {
    expect(say(asked, { req_id: "r1", method: "m", params: {} }).effects).toEqual([
      sends(type, { req_id: "r1", ...rest }),
    ]);
  },
);

it.each<[string, unknown, Partial<BridgeState>]>([
  ["web_app_ready", undefined, { stage: "ready" }],
  ["web_app_setup_back_button", { is_visible: true }, { backButton: "shown" }],
  ["web_app_setup_settings_button", { is_visible: true }, { settingsButton: "shown" }],
  ["web_app_setup_closing_behavior", { need_confirmation: true }, { closing: "asks" }],
  ["web_app_setup_swipe_behavior", { allow_vertical_swipe: false }, { swipe: "forbidden" }],
  ["web_app_toggle_orientation_lock", { locked: true }, { orientation: "locked" }],
  [
    "web_app_set_header_color",
    { color_key: "secondary_bg_color" },
    { header: { kind: "theme", key: "secondary_bg_color" } },
  ],
  ["web_app_set_header_color", { color: "#112233" }, { header: { kind: "own", color: "#112233" } }],
  [
    "web_app_set_background_color",
    { color: "#112233" },
    { background: { kind: "own", color: "#112233" } },
  ],
  [
    "web_app_set_bottom_bar_color",
    { color: "#112233" },
    { bottomBar: { kind: "own", color: "#112233" } },
  ],
  [
    "web_app_trigger_haptic_feedback",
    { type: "impact", impact_style: "light" },
    { haptic: { count: 1, kind: "impact-light" } },
  ],
  [
    "web_app_trigger_haptic_feedback",
    { type: "notification", notification_type: "error" },
    { haptic: { count: 1, kind: "notification-error" } },
  ],
])("[SP3] %s %j changes the window and nothing else", (type, data, change) => {
  expect(say(type, data)).toEqual({ state: { ...FRESH_BRIDGE, ...change }, effects: [] });
});

it("[SP4] a button keeps what a later setup does not mention", () => {
  const shown = say("web_app_setup_main_button", {
    is_visible: true,
    text: "Go",
    color: "#112233",
  });
  const busy = say(
    "web_app_setup_main_button",
    { is_progress_visible: true, text: " " },
    shown.state,
  );
  expect(busy.state.mainButton).toEqual({
    visible: true,
    active: true,
    progress: true,
    text: "Go",
    color: "#112233",
    textColor: null,
  });
  const below = say("web_app_setup_secondary_button", { is_visible: true, position: "bottom" });
  expect(below.state).toMatchObject({
    secondaryButton: { visible: true, text: "Cancel" },
    secondaryPosition: "bottom",
  });
});

it("[SP5] fullscreen is told with its insets, and refused when it is there already", () => {
  const full = say("web_app_request_fullscreen");
  expect(full.state.window).toBe("fullscreen");
  expect(full.effects).toEqual([
    sends("fullscreen_changed", { is_fullscreen: true }),
    sends("content_safe_area_changed", insets(52)),
  ]);
  expect(say("web_app_request_fullscreen", undefined, full.state).effects).toEqual([
    sends("fullscreen_failed", { error: "ALREADY_FULLSCREEN" }),
  ]);
  const back = say("web_app_exit_fullscreen", undefined, full.state);
  expect(back.effects[0]).toEqual(sends("fullscreen_changed", { is_fullscreen: false }));
  expect(say("web_app_exit_fullscreen", undefined, back.state).effects).toEqual([]);
});

it("[SP6] an app on the home screen stays there", () => {
  const added = say("web_app_add_to_home_screen");
  expect(added.effects).toEqual([sends("home_screen_added")]);
  expect(say("web_app_check_home_screen", undefined, added.state).effects).toEqual([
    sends("home_screen_checked", { status: "added" }),
  ]);
});

it.each([
  ["web_app_close", undefined, [{ kind: "close" }]],
  ["web_app_send_prepared_message", { id: "p" }, [{ kind: "share-prepared", id: "p" }]],
  ["web_app_open_tg_link", { path_full: "/a?b" }, [{ kind: "open-telegram-link", path: "/a?b" }]],
  ["web_app_open_link", { url: "https://a.b/" }, [{ kind: "open-link", url: "https://a.b/" }]],
  [
    "web_app_switch_inline_query",
    { query: "q", chat_types: ["users"] },
    [{ kind: "switch-inline", query: "q", chat: "choose" }],
  ],
  [
    "web_app_switch_inline_query",
    { query: "q", chat_types: [] },
    [{ kind: "switch-inline", query: "q", chat: "here" }],
  ],
  ["web_app_share_to_story", { media_url: "x" }, [{ kind: "refuse", what: "story" }]],
  ["web_app_data_send", { data: "x" }, [{ kind: "refuse", what: "data" }, { kind: "close" }]],
  [
    "web_app_device_storage_save_key",
    { req_id: "1", key: "k", value: null },
    [{ kind: "device-storage", id: "1", change: { kind: "save", key: "k", value: null } }],
  ],
  [
    "web_app_device_storage_get_key",
    { req_id: "1", key: "k" },
    [{ kind: "device-storage", id: "1", change: { kind: "read", key: "k" } }],
  ],
  [
    "web_app_device_storage_clear",
    { req_id: "1" },
    [{ kind: "device-storage", id: "1", change: { kind: "clear" } }],
  ],
])("[SP7] %s %j is passed on to whoever can do it", (type, data, effects) => {
  expect(say(type, data)).toEqual({ state: FRESH_BRIDGE, effects });
});

it("[SP8] a popup has one to three buttons, ordinary where no type is named", () => {
  const buttons = [
    { id: "a", text: "Delete", type: "destructive" },
    { id: "b", text: "Keep" },
    { id: "c", type: "cancel" },
  ];
  expect(say("web_app_open_popup", { title: "T", message: "M", buttons }).effects).toEqual([
    {
      kind: "popup",
      popup: {
        title: "T",
        message: "M",
        buttons: [
          { id: "a", text: "Delete", type: "destructive" },
          { id: "b", text: "Keep", type: "default" },
          { id: "c", text: "", type: "cancel" },
        ],
      },
    },
  ]);
  expect(say("web_app_open_popup", { message: "M", buttons: [] }).effects).toEqual([]);
});

it.each([
  ["no_such_event", {}],
  ["constructor", undefined],
  ["web_app_setup_back_button", { is_visible: "yes" }],
  ["web_app_set_header_color", { color: "red; background: url(x)" }],
  ["web_app_open_link", null],
  ["web_app_send_prepared_message", undefined],
])("[SP9] an unknown or misshapen event changes nothing: %s %j", (type, data) => {
  expect(say(type, data)).toEqual({ state: FRESH_BRIDGE, effects: [] });
});

it("[SP10] an app that reloads finds the window as a fresh one", () => {
  const { state } = say("web_app_setup_back_button", { is_visible: true });
  expect(say("iframe_will_reload", undefined, state).state).toEqual(FRESH_BRIDGE);
});
