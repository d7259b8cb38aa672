import type { Value } from "@efir/kit";
import type { BackStack } from "./back-stack.ts";

/** What became of a link that was to be passed on. */
export type ShareOutcome = "shared" | "copied" | "failed";

export interface SharedLink {
  readonly url: string;
  readonly text: string;
}

/** What the finger shall feel: a light touch, a switch that turns, something done, something gone wrong. */
export type Feel = "tap" | "switch" | "done" | "trouble";

/** What kind of device the client says it runs on; what Telegram can do about a permission depends on it. */
export type ClientKind = "android" | "ios" | "macos" | "windows" | "linux" | "web" | "browser";

/** The whole screen, where the client can give it. */
export interface FullScreen {
  readonly on: Value<boolean>;
  readonly toggle: () => void;
}

/** Where the page runs: inside Telegram, or in a plain browser. Nothing here throws. */
export interface Platform {
  readonly kind: "telegram" | "browser";
  readonly client: ClientKind;
  /** Signed by Telegram. It is a login: it goes to our server once, and nowhere else. Null: a guest. */
  readonly initData: string | null;
  /** The signed start parameter of the link that opened the page. */
  readonly startParam: string | null;
  /** An IETF tag such as `ru` or `pt-br`. */
  readonly languageCode: string | null;
  /** There is something to see. */
  readonly ready: () => void;
  /** In a call a stray swipe must not close the page, closing it is asked about, and the screen stays on. */
  readonly setInCall: (inCall: boolean) => void;
  readonly shareLink: (link: SharedLink) => Promise<ShareOutcome>;
  /** Sends what the bot has prepared under this name, and the page stays open. Null where the client cannot. */
  readonly sharePrepared: ((id: string) => Promise<"shared" | "failed">) | null;
  /** Lets the finger feel that something has happened, where it can. */
  readonly haptic: (feel?: Feel) => void;
  /** False while the person has put the page aside: minimised, another app, a locked phone. */
  readonly inFront: Value<boolean>;
  /** The client's own button for going back. */
  readonly back: BackStack;
  /** Null where there is no such thing. */
  readonly fullScreen: FullScreen | null;
  /** Opens an address in a browser outside of Telegram. Only from a tap. */
  readonly openOutside: (url: string) => void;
}
