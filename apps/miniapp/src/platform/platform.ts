/** What became of a link that was to be passed on. */
export type ShareOutcome = "shared" | "copied" | "failed";

export interface SharedLink {
  readonly url: string;
  readonly text: string;
}

/** Where the page runs: inside Telegram, or in a plain browser. Nothing here throws. */
export interface Platform {
  readonly kind: "telegram" | "browser";
  /** Signed by Telegram. It is a login: it goes to our server once, and nowhere else. Null: a guest. */
  readonly initData: string | null;
  /** The signed start parameter of the link that opened the page. */
  readonly startParam: string | null;
  /** An IETF tag such as `ru` or `pt-br`. */
  readonly languageCode: string | null;
  /** There is something to see. */
  readonly ready: () => void;
  /** In a call a stray swipe must not close the page, and closing it is asked about. */
  readonly setInCall: (inCall: boolean) => void;
  readonly shareLink: (link: SharedLink) => Promise<ShareOutcome>;
  /** Lets the finger feel that something has happened, where it can. */
  readonly haptic: () => void;
}
