import * as v from "valibot";
import { FRESH_BRIDGE, type BottomButton, type Paint } from "./bridge-state.ts";
import { change, on, onBare, Rgb, type Handlers } from "./handler.ts";

const Visible = v.object({ is_visible: v.boolean() });

const BottomButtonSetup = v.object({
  is_visible: v.optional(v.boolean()),
  is_active: v.optional(v.boolean()),
  is_progress_visible: v.optional(v.boolean()),
  text: v.optional(v.string()),
  color: v.optional(Rgb),
  text_color: v.optional(Rgb),
});
type BottomButtonSetup = v.InferOutput<typeof BottomButtonSetup>;

const SecondarySetup = v.object({
  ...BottomButtonSetup.entries,
  position: v.optional(v.picklist(["left", "right", "top", "bottom"])),
});

/** What is not mentioned stays as it was. An empty text does not count: a button says something. */
const withSetup = (button: BottomButton, setup: BottomButtonSetup): BottomButton => ({
  visible: setup.is_visible ?? button.visible,
  active: setup.is_active ?? button.active,
  progress: setup.is_progress_visible ?? button.progress,
  text: setup.text?.trim() ? setup.text : button.text,
  color: setup.color ?? button.color,
  textColor: setup.text_color ?? button.textColor,
});

const HeaderColor = v.union([
  v.object({ color: Rgb }),
  v.object({ color_key: v.picklist(["bg_color", "secondary_bg_color"]) }),
]);
const OwnColor = v.object({ color: Rgb });

const own = (color: string): Paint => ({ kind: "own", color });

const Haptic = v.variant("type", [
  v.object({ type: v.literal("impact"), impact_style: v.string() }),
  v.object({ type: v.literal("notification"), notification_type: v.string() }),
  v.object({ type: v.literal("selection_change") }),
]);

function hapticKind(haptic: v.InferOutput<typeof Haptic>): string {
  switch (haptic.type) {
    case "impact":
      return `impact-${haptic.impact_style}`;
    case "notification":
      return `notification-${haptic.notification_type}`;
    case "selection_change":
      return "selection";
  }
}

/** How the window around the app looks. */
export const chromeHandlers: Handlers = {
  web_app_ready: onBare(() => change({ stage: "ready" })),
  iframe_will_reload: onBare(() => change(FRESH_BRIDGE)),
  web_app_expand: onBare(() => ({})), // it is as high as it gets
  web_app_setup_main_button: on(BottomButtonSetup, (setup, { state }) =>
    change({ mainButton: withSetup(state.mainButton, setup) }),
  ),
  web_app_setup_secondary_button: on(SecondarySetup, ({ position, ...setup }, { state }) =>
    change({
      secondaryButton: withSetup(state.secondaryButton, setup),
      secondaryPosition: position ?? state.secondaryPosition,
    }),
  ),
  web_app_setup_back_button: on(Visible, ({ is_visible }) =>
    change({ backButton: is_visible ? "shown" : "hidden" }),
  ),
  web_app_setup_settings_button: on(Visible, ({ is_visible }) =>
    change({ settingsButton: is_visible ? "shown" : "hidden" }),
  ),
  web_app_setup_closing_behavior: on(
    v.object({ need_confirmation: v.boolean() }),
    ({ need_confirmation }) => change({ closing: need_confirmation ? "asks" : "free" }),
  ),
  web_app_setup_swipe_behavior: on(
    v.object({ allow_vertical_swipe: v.boolean() }),
    ({ allow_vertical_swipe }) => change({ swipe: allow_vertical_swipe ? "allowed" : "forbidden" }),
  ),
  web_app_toggle_orientation_lock: on(v.object({ locked: v.boolean() }), ({ locked }) =>
    change({ orientation: locked ? "locked" : "free" }),
  ),
  web_app_set_header_color: on(HeaderColor, (paint) =>
    change({
      header: "color" in paint ? own(paint.color) : { kind: "theme", key: paint.color_key },
    }),
  ),
  web_app_set_background_color: on(OwnColor, ({ color }) => change({ background: own(color) })),
  web_app_set_bottom_bar_color: on(OwnColor, ({ color }) => change({ bottomBar: own(color) })),
  web_app_trigger_haptic_feedback: on(Haptic, (haptic, { state }) =>
    change({ haptic: { count: state.haptic.count + 1, kind: hapticKind(haptic) } }),
  ),
};
