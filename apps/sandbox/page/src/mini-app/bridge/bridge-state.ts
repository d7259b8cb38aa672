import type { Popup } from "../../dialogs/dialogs.ts";
import type { Theme } from "../../theme/palettes.ts";

/** A button below the frame, as the app last described it. */
export interface BottomButton {
  readonly visible: boolean;
  readonly active: boolean;
  readonly progress: boolean;
  readonly text: string;
  /** Null: the theme's own. */
  readonly color: string | null;
  readonly textColor: string | null;
}

export type SecondaryPosition = "left" | "right" | "top" | "bottom";

/** A colour of the theme by its name, or a colour of the app's own. */
export type Paint =
  | { readonly kind: "theme"; readonly key: "header_bg_color" | "bg_color" | "secondary_bg_color" }
  | { readonly kind: "own"; readonly color: string };

/** What an app has made of the window around it. */
export interface BridgeState {
  readonly stage: "loading" | "ready";
  readonly window: "normal" | "fullscreen";
  readonly closing: "free" | "asks";
  readonly swipe: "allowed" | "forbidden";
  readonly orientation: "free" | "locked";
  readonly homeScreen: "missed" | "added";
  readonly backButton: "hidden" | "shown";
  readonly settingsButton: "hidden" | "shown";
  readonly mainButton: BottomButton;
  readonly secondaryButton: BottomButton;
  readonly secondaryPosition: SecondaryPosition;
  readonly header: Paint;
  readonly background: Paint;
  readonly bottomBar: Paint;
  /** How often the phone would have buzzed, and how at last. */
  readonly haptic: { readonly count: number; readonly kind: string };
}

/** What a Mini App is told. */
export interface SentEvent {
  readonly eventType: string;
  readonly eventData?: unknown;
}

/** What is to be done for an app, outside the window around it. */
export type Effect =
  | { readonly kind: "send"; readonly event: SentEvent }
  | { readonly kind: "close" }
  | { readonly kind: "popup"; readonly popup: Popup }
  | { readonly kind: "share-prepared"; readonly id: string }
  | { readonly kind: "open-telegram-link"; readonly path: string }
  | { readonly kind: "open-link"; readonly url: string }
  | { readonly kind: "switch-inline"; readonly query: string; readonly chat: "here" | "choose" }
  | { readonly kind: "device-storage"; readonly id: string; readonly change: StorageChange }
  | { readonly kind: "refuse"; readonly what: "story" | "data" };

export type StorageChange =
  | { readonly kind: "save"; readonly key: string; readonly value: string | null }
  | { readonly kind: "read"; readonly key: string }
  | { readonly kind: "clear" };

/** What an app may ask about. */
export interface Surroundings {
  readonly theme: Theme;
  readonly size: { readonly width: number; readonly height: number };
}

const HIDDEN_BUTTON: BottomButton = {
  visible: false,
  active: true,
  progress: false,
  text: "Continue",
  color: null,
  textColor: null,
};

export const FRESH_BRIDGE: BridgeState = {
  stage: "loading",
  window: "normal",
  closing: "free",
  swipe: "allowed",
  orientation: "free",
  homeScreen: "missed",
  backButton: "hidden",
  settingsButton: "hidden",
  mainButton: HIDDEN_BUTTON,
  secondaryButton: { ...HIDDEN_BUTTON, text: "Cancel" },
  secondaryPosition: "left",
  header: { kind: "theme", key: "header_bg_color" },
  background: { kind: "theme", key: "bg_color" },
  bottomBar: { kind: "theme", key: "secondary_bg_color" },
  haptic: { count: 0, kind: "" },
};
