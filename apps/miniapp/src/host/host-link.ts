import { HOST_API_VERSION, type ToApp } from "@efir/host-sdk";
import { State, type Clock, type Value } from "@efir/kit";
import type { HostGrant } from "@efir/protocol";
import { Bridge, type BridgeOptions } from "./bridge.ts";
import { frameAddress, type HostApp } from "./host-app.ts";
import type { Host } from "./host-watch.ts";
import type { ThemeWatch } from "./page-theme.ts";

/** As much of the window as is needed. */
export interface PageWindow {
  readonly addEventListener: (type: "message", listener: (event: MessageEvent) => void) => void;
  readonly removeEventListener: (type: "message", listener: (event: MessageEvent) => void) => void;
}

export interface HostLinkOptions {
  readonly app: HostApp;
  readonly room: string;
  readonly grant: Host["grant"];
  readonly call: BridgeOptions["call"];
  readonly theme: ThemeWatch;
  readonly clock: Clock;
  readonly window: PageWindow;
}

type Frame = Pick<HTMLIFrameElement, "contentWindow">;

/** The app in its frame. */
export interface HostLink {
  /** Where the frame goes; null until there is a token to bring along. */
  readonly address: Value<string | null>;
  /** The frame that stands on the page now. */
  readonly setFrame: (frame: Frame | null) => void;
  readonly setShown: (isShown: boolean) => void;
  /** Begins; answers how to end. */
  readonly open: (invite: () => void) => () => void;
}

/** A token lasts five minutes by the server's clock; ours may be wrong. */
const RENEW_MS = 4 * 60_000;
const AGAIN_MS = 3_000;

export function createHostLink(options: HostLinkOptions): HostLink {
  const { app, room, clock, window } = options;
  const address = new State<string | null>(null);
  let frame: Frame | null = null;
  let bridge: Bridge | null = null;
  let isShown = true;

  const send = (message: ToApp): void =>
    frame?.contentWindow?.postMessage({ efir: HOST_API_VERSION, ...message }, app.origin);
  const hear = (event: MessageEvent<unknown>): void => {
    const isApp = event.source !== null && event.source === frame?.contentWindow;
    if (isApp && event.origin === app.origin) bridge?.hear(event.data);
  };
  function granted(grant: HostGrant): void {
    bridge?.granted(grant);
    // Another address would load the app anew.
    if (address.get() === null) address.set(frameAddress(app, room, grant.token));
  }

  function open(invite: () => void): () => void {
    const theme = options.theme();
    const opened = new Bridge({ ...options, theme: theme.value, invite, send });
    bridge = opened;
    opened.setShown(isShown);
    window.addEventListener("message", hear);
    const stop = keepGranted(options.grant, clock, granted);
    return () => {
      stop();
      window.removeEventListener("message", hear);
      opened.close();
      theme.close();
    };
  }

  return {
    address,
    open,
    setFrame: (next) => {
      frame = next;
    },
    setShown: (shown) => {
      isShown = shown;
      bridge?.setShown(shown);
    },
  };
}

/** Gets a token now, and a new one before each ends. */
function keepGranted(
  ask: Host["grant"],
  clock: Clock,
  granted: (grant: HostGrant) => void,
): () => void {
  let isOpen = true;
  let cancel = (): void => undefined;
  async function renew(): Promise<void> {
    const answer = await ask();
    if (!isOpen) return;
    if (answer.ok) granted(answer.value);
    cancel = clock.after(answer.ok ? RENEW_MS : AGAIN_MS, () => void renew());
  }
  void renew();
  return () => {
    isOpen = false;
    cancel();
  };
}
