import { PALETTES, type Theme } from "../../theme/palettes.ts";
import type { BridgeState, SentEvent, Surroundings } from "./bridge-state.ts";
import { effect, onBare, reply, sending, type Handlers, type Reply } from "./handler.ts";

export const themeChanged = (theme: Theme): SentEvent => ({
  eventType: "theme_changed",
  eventData: { theme_params: PALETTES[theme] },
});

export const viewportChanged = ({ width, height }: Surroundings["size"]): SentEvent => ({
  eventType: "viewport_changed",
  eventData: { width, height, is_expanded: true, is_state_stable: true },
});

export const visibilityChanged = (visibility: "visible" | "hidden"): SentEvent => ({
  eventType: "visibility_changed",
  eventData: { is_visible: visibility === "visible" },
});

const NO_INSETS = { top: 0, bottom: 0, left: 0, right: 0 } as const;
/** In fullscreen the buttons of the window lie over the top of the app. */
const FULLSCREEN_INSETS = { ...NO_INSETS, top: 52 } as const;

const contentInsets = (window: BridgeState["window"]) =>
  window === "fullscreen" ? FULLSCREEN_INSETS : NO_INSETS;

/** The app goes into fullscreen or out of it; whoever started it, the app is told. */
export const turnTo = (window: BridgeState["window"]): Reply => ({
  change: { window },
  effects: [
    sending("fullscreen_changed", { is_fullscreen: window === "fullscreen" }),
    sending("content_safe_area_changed", contentInsets(window)),
  ],
});

/** What the app wants to know of the window it is in. */
export const windowHandlers: Handlers = {
  iframe_ready: onBare(() => reply("set_custom_style", "body { scrollbar-width: thin; }")),
  web_app_request_theme: onBare(({ around }) =>
    effect({ kind: "send", event: themeChanged(around.theme) }),
  ),
  web_app_request_viewport: onBare(({ around }) =>
    effect({ kind: "send", event: viewportChanged(around.size) }),
  ),
  web_app_request_safe_area: onBare(() => reply("safe_area_changed", NO_INSETS)),
  web_app_request_content_safe_area: onBare(({ state }) =>
    reply("content_safe_area_changed", contentInsets(state.window)),
  ),
  web_app_request_fullscreen: onBare(({ state }) =>
    state.window === "fullscreen"
      ? reply("fullscreen_failed", { error: "ALREADY_FULLSCREEN" })
      : turnTo("fullscreen"),
  ),
  web_app_exit_fullscreen: onBare(({ state }) =>
    state.window === "normal" ? {} : turnTo("normal"),
  ),
  web_app_check_home_screen: onBare(({ state }) =>
    reply("home_screen_checked", { status: state.homeScreen }),
  ),
  web_app_add_to_home_screen: onBare(() => ({
    change: { homeScreen: "added" },
    effects: [sending("home_screen_added")],
  })),
};
