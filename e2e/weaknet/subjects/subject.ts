import type { Page } from "@efir/chromium";
import type { Network } from "../net/network.ts";

export interface Entry {
  readonly name: string;
  readonly room: string;
  readonly camera: boolean;
}

/** A page by which people talk, and what serves it. */
export interface Subject {
  readonly name: "efir" | "plain";
  readonly start: (network: Network) => Promise<Served>;
}

export interface Served {
  readonly origin: string;
  /** Opens the page. What follows is measured from the tap on Join. */
  readonly arrive: (page: Page, entry: Entry) => Promise<void>;
  readonly join: (page: Page, entry: Entry) => Promise<void>;
  /** Kills what serves; the answer brings it back. */
  readonly kill: () => Promise<() => Promise<void>>;
  /** Stops what keeps the rooms; the answer lets it go on. */
  readonly freezeStore: () => () => void;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}
