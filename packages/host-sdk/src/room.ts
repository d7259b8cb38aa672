import { isFromPage } from "./from-page.ts";
import {
  HOST_API_VERSION,
  type FromApp,
  type HostMember,
  type HostTheme,
  type Levels,
  type PlacedVoice,
  type ToApp,
} from "./messages.ts";

/** What the room tells: each of these is the newest word on it. */
export interface RoomState {
  readonly members: readonly HostMember[];
  readonly levels: Levels;
  readonly theme: HostTheme;
  /** For your server. It is another one every few minutes. */
  readonly token: string;
}

/** The room that the app is shown in. */
export interface HostRoom extends RoomState {
  readonly code: string;
  /** Calls back when one of these is another one. Answers how to stop. */
  readonly on: (what: keyof RoomState, listener: () => void) => () => void;
  /** Puts all voices in their places, for this listener alone. At most 30 times a second. */
  readonly place: (voices: readonly PlacedVoice[]) => void;
  /** Switches the own microphone off. Only the person can switch it on again. */
  readonly mute: () => void;
  /** Opens the way to invite somebody. */
  readonly invite: () => void;
  /** Takes the person out of the room. */
  readonly leave: () => void;
  readonly close: () => void;
}

export interface ConnectOptions {
  /** Pages that may show the app, such as `https://efir.example.com`. Left out: any. */
  readonly origins?: readonly string[];
  /** For tests. */
  readonly window?: HostWindow;
}

/** As much of a window as is needed. */
export interface HostWindow {
  readonly parent: Pick<Window, "postMessage">;
  readonly addEventListener: (type: "message", listener: (event: MessageEvent) => void) => void;
  readonly removeEventListener: (type: "message", listener: (event: MessageEvent) => void) => void;
}

const HELLO_EVERY_MS = 500;
const GIVE_UP_AFTER_MS = 10_000;

/** Finds the room around this page. Fails after 10 s when there is none. */
export function connectToRoom(options: ConnectOptions = {}): Promise<HostRoom> {
  const { origins } = options;
  const window: HostWindow = options.window ?? globalThis.window;
  if (!isFramed(window)) return Promise.reject(new Error("Efir does not show this page"));
  return new Promise((resolve, reject) => {
    const hello = () => say(window, { type: "hello" }, "*"); // nobody may not know that we are here
    const asking = setInterval(hello, HELLO_EVERY_MS);
    const stop = () => {
      clearInterval(asking);
      clearTimeout(overdue);
      window.removeEventListener("message", hear);
    };
    const overdue = setTimeout(() => {
      stop();
      reject(new Error("Efir did not answer"));
    }, GIVE_UP_AFTER_MS);
    const hear = (event: MessageEvent<unknown>) => {
      if (event.source !== window.parent || !isAllowed(event.origin, origins)) return;
      if (!isFromPage(event.data) || event.data.type !== "welcome") return;
      stop();
      resolve(openRoom(window, event.origin, event.data));
    };
    window.addEventListener("message", hear);
    hello();
  });
}

type Welcome = Extract<ToApp, { type: "welcome" }>;

function openRoom(window: HostWindow, origin: string, welcome: Welcome): HostRoom {
  const { room: code, members, theme, token } = welcome;
  let state: RoomState = { members, theme, token, levels: {} };
  const listeners = new Set<readonly [keyof RoomState, () => void]>();

  const hear = (event: MessageEvent<unknown>) => {
    if (event.source !== window.parent || event.origin !== origin) return;
    if (!isFromPage(event.data)) return;
    const before = state;
    state = { ...before, ...toNews(event.data) };
    for (const [what, listener] of listeners) if (state[what] !== before[what]) listener();
  };
  window.addEventListener("message", hear);
  const tell = (message: FromApp) => say(window, message, origin);

  return {
    code,
    get members() {
      return state.members;
    },
    get levels() {
      return state.levels;
    },
    get theme() {
      return state.theme;
    },
    get token() {
      return state.token;
    },
    on: (what, listener) => {
      const entry = [what, listener] as const;
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    place: (voices) => tell({ type: "place", voices }),
    mute: () => tell({ type: "mute" }),
    invite: () => tell({ type: "invite" }),
    leave: () => tell({ type: "leave" }),
    close: () => window.removeEventListener("message", hear),
  };
}

function toNews(message: ToApp): Partial<RoomState> {
  switch (message.type) {
    case "welcome":
      return { members: message.members, theme: message.theme, token: message.token };
    case "members":
      return { members: message.members };
    case "levels":
      return { levels: message.levels };
    case "theme":
      return { theme: message.theme };
    case "token":
      return { token: message.token };
  }
}

const say = (window: HostWindow, message: FromApp, origin: string): void =>
  window.parent.postMessage({ efir: HOST_API_VERSION, ...message }, origin);

const isFramed = (window: HostWindow): boolean => !Object.is(window.parent, window);

const isAllowed = (origin: string, origins: readonly string[] | undefined): boolean =>
  origins === undefined || origins.includes(origin);
