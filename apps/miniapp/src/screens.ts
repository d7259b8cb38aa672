import { State, type Clock, type Value } from "@efir/kit";
import type { RoomCode } from "@efir/protocol";
import type { Call, CallOptions, Capturing } from "@efir/rtc";
import { createEntry, type Entry, type JoinWish } from "./entry/entry.ts";
import { createLookUp } from "./entry/look-up.ts";
import type { Platform, ShareOutcome } from "./platform/platform.ts";
import type { RoomHint } from "./platform/which-room.ts";
import type { Admission } from "./session/admission.ts";
import type { FailureCode } from "./session/api.ts";
import type { TextStore } from "./session/guest-store.ts";

/** One stay in a room, from the Join tap to whatever ends it. */
export interface Visit {
  readonly call: Call;
  /** Null where no screen can be shared: then there is no button for it. */
  readonly screen: Capturing | null;
  readonly wish: JoinWish;
  readonly refusal: Value<FailureCode | null>;
  readonly link: string;
  readonly invite: (text: string) => Promise<ShareOutcome>;
  readonly haptic: () => void;
  /** Into the room again, from a tap; `open` opens it if nobody has its code. */
  readonly joinAgain: (open: boolean) => void;
  readonly back: () => void;
}

export type Screen =
  | { readonly kind: "entry"; readonly entry: Entry }
  | { readonly kind: "call"; readonly visit: Visit };

/** The address bar, as far as the screens need it. */
export interface Address {
  readonly room: RoomHint;
  readonly socket: string;
  /** A reload, and whoever is given the address, come to this room. */
  readonly keepRoom: (code: RoomCode) => void;
  readonly roomLink: (code: RoomCode) => string;
}

export interface ScreensOptions {
  readonly platform: Platform;
  readonly admission: Admission;
  readonly address: Address;
  readonly mayShareScreen: boolean;
  readonly clock: Clock;
  /** The name that a guest gave last time. */
  readonly name: TextStore;
  readonly createCall: (options: CallOptions) => Call;
}

export interface Screens {
  readonly screen: Value<Screen>;
  /** The page is going away. */
  readonly leave: () => void;
}

export function createScreens(options: ScreensOptions): Screens {
  const { platform, admission, address, createCall } = options;

  /** Runs within the tap, start to end: browsers let sound play only from there. */
  function join(wish: JoinWish): void {
    const { code, open, name } = wish;
    const { token } = admission.as(name);
    const call = createCall({ url: address.socket, room: code, open, token });
    void call.microphone.start();
    platform.setInCall(true);
    platform.haptic();
    address.keepRoom(code);
    if (name !== null) options.name.set(name);
    call.phase.subscribe(() => phaseChanged(call, code));
    screen.set({ kind: "call", visit: toVisit(call, wish) });
  }

  const toVisit = (call: Call, wish: JoinWish): Visit => ({
    ...visitBasics(options, wish),
    call,
    screen: options.mayShareScreen ? call.screen : null,
    joinAgain: (open) => join({ ...wish, open }),
    back: () => enter(wish.code),
  });

  const enter = (code: RoomCode) => screen.set(toEntry({ kind: "code", code }));
  const toEntry = (room: RoomHint): Screen => ({
    kind: "entry",
    entry: createEntry({ ...entryBasics(options), room, join }),
  });

  function phaseChanged({ phase }: Call, code: RoomCode): void {
    const now = phase.get();
    if (now.kind !== "ended") return;
    platform.setInCall(false);
    if (now.reason === "left") enter(code);
  }

  const screen = new State<Screen>(toEntry(address.room));
  return {
    screen,
    leave: () => {
      const now = screen.get();
      if (now.kind === "call") now.visit.call.leave();
    },
  };
}

const visitBasics = ({ admission, address, platform }: ScreensOptions, wish: JoinWish) => ({
  wish,
  refusal: admission.refusal,
  link: address.roomLink(wish.code),
  invite: (text: string) => platform.shareLink({ url: address.roomLink(wish.code), text }),
  haptic: platform.haptic,
});

const entryBasics = ({ platform, admission, clock, name }: ScreensOptions) => ({
  name: platform.initData === null ? (name.get() ?? "") : null,
  lookUp: createLookUp({ facts: admission.roomFacts, clock }),
  refusal: admission.refusal,
});
