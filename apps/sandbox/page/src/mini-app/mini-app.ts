import { State, type Value } from "@efir/kit";
import type { Launch } from "../../../src/page-api.ts";
import type { Api, ApiFailure } from "../api/api.ts";
import type { Dialogs } from "../dialogs/dialogs.ts";
import type { Theme } from "../theme/palettes.ts";
import { answer, type AppEvent, type BridgeAnswer } from "./bridge.ts";
import {
  FRESH_BRIDGE,
  type BridgeState,
  type Effect,
  type SentEvent,
} from "./bridge/bridge-state.ts";
import type { Reply } from "./bridge/handler.ts";
import {
  themeChanged,
  turnTo,
  viewportChanged,
  visibilityChanged,
} from "./bridge/window-handlers.ts";

/** An app that was opened. Another launch is another one, even of the same address. */
export interface Launched {
  readonly number: number;
  readonly url: string;
  readonly user: number;
  readonly chat: number;
}

export interface OpenApp {
  readonly kind: "open" | "minimised";
  readonly launched: Launched;
  readonly bridge: BridgeState;
}

export type MiniAppState = { readonly kind: "none" } | OpenApp;

/** The frame that an app lives in, as far as the bridge is concerned. */
export interface AppFrame {
  readonly post: (event: SentEvent) => void;
  readonly size: () => { readonly width: number; readonly height: number };
}

export type AppButton = "main" | "secondary" | "back" | "settings";

/** What the bridge cannot do by itself. */
export type OuterEffect = Exclude<Effect, { readonly kind: "send" | "close" }>;

export interface MiniAppOptions {
  readonly api: Pick<Api, "launch">;
  readonly dialogs: Pick<Dialogs, "confirm">;
  readonly theme: Value<Theme>;
  /** Does what lies beyond the window; what comes of it is told to the app. */
  readonly perform: (effect: OuterEffect, launched: Launched) => Promise<SentEvent | null>;
  readonly onRefused: (failure: ApiFailure) => void;
}

const NOTHING = { kind: "none" } as const;

/** The one Mini App that can be open, and the window around it. */
export class MiniApp {
  readonly #options: MiniAppOptions;
  readonly #state = new State<MiniAppState>(NOTHING);
  #frame: AppFrame | null = null;
  #launches = 0;

  readonly state: Value<MiniAppState> = this.#state;

  constructor(options: MiniAppOptions) {
    this.#options = options;
    const { theme } = options;
    theme.subscribe(() => this.#post(themeChanged(theme.get())));
  }

  /** Opens an app in the place of the one that is open, if that one lets itself be closed. */
  readonly launch = async (how: Omit<Launch, "theme">): Promise<void> => {
    const { api, theme, onRefused } = this.#options;
    if (!(await this.close())) return;
    const opened = await api.launch({ ...how, theme: theme.get() });
    if (!opened.ok) {
      onRefused(opened.error);
      return;
    }
    const { user, chat } = how;
    const launched = { number: ++this.#launches, url: opened.value.url, user, chat };
    this.#state.set({ kind: "open", launched, bridge: FRESH_BRIDGE });
  };

  /** The frame is there: the app in it is answered until the returned function is called. */
  readonly connect = (frame: AppFrame): (() => void) => {
    this.#frame = frame;
    return () => {
      if (this.#frame === frame) this.#frame = null;
    };
  };

  readonly hear = (event: AppEvent): void => {
    const now = this.#state.get();
    if (now.kind === "none" || this.#frame === null) return;
    const around = { theme: this.#options.theme.get(), size: this.#frame.size() };
    this.#settle(answer(event, { state: now.bridge, around }));
  };

  readonly press = (button: AppButton): void => this.#post(sent(`${button}_button_pressed`));

  readonly reload = (): void => this.#post(sent("reload_iframe"));

  readonly resized = (): void => {
    if (this.#frame) this.#post(viewportChanged(this.#frame.size()));
  };

  readonly minimise = (): void => this.#show("minimised");

  readonly restore = (): void => this.#show("open");

  readonly leaveFullscreen = (): void => this.#apply(turnTo("normal"));

  /** Asks first, where the app wants that. False: it stays open. */
  readonly close = async (): Promise<boolean> => {
    const now = this.#state.get();
    if (now.kind === "none") return true;
    const asks = now.bridge.closing === "asks";
    if (asks && !(await this.#options.dialogs.confirm({ kind: "leave-app" }))) return false;
    this.drop();
    return true;
  };

  /** Closes without asking. */
  readonly drop = (): void => this.#state.set(NOTHING);

  #show(kind: OpenApp["kind"]): void {
    const now = this.#state.get();
    if (now.kind === "none" || now.kind === kind) return;
    this.#state.set({ ...now, kind });
    this.#post(visibilityChanged(kind === "open" ? "visible" : "hidden"));
  }

  #apply({ change, effects = [] }: Reply): void {
    const now = this.#state.get();
    if (now.kind !== "none") this.#settle({ state: { ...now.bridge, ...change }, effects });
  }

  #settle({ state: bridge, effects }: BridgeAnswer): void {
    const now = this.#state.get();
    if (now.kind === "none") return;
    this.#state.set({ ...now, bridge });
    for (const effect of effects) this.#run(effect, now.launched);
  }

  #run(effect: Effect, launched: Launched): void {
    if (effect.kind === "send") return this.#post(effect.event);
    if (effect.kind === "close") return this.drop();
    const asking = this.#frame;
    void this.#options.perform(effect, launched).then((event) => {
      // An answer is for the app that asked, not for one that came in its place.
      if (event && asking === this.#frame) this.#post(event);
    });
  }

  #post(event: SentEvent): void {
    this.#frame?.post(event);
  }
}

const sent = (eventType: string): SentEvent => ({ eventType });
