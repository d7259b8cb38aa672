import { State, type Clock, type Value } from "@efir/kit";
import type { RoomCode } from "@efir/protocol";
import type { Call, CallOptions, Capturing, Devices, EndReason } from "@efir/rtc";
import { invite, type Invitation } from "./call/invite.ts";
import { createScene, type Scene } from "./call/scene.ts";
import { codeOf, createEntry, type Entry, type JoinWish } from "./entry/entry.ts";
import { watchHost, type Host } from "./host/host-watch.ts";
import type { LastRooms } from "./entry/last-rooms.ts";
import { createLookUp } from "./entry/look-up.ts";
import type { Moving } from "./move/move.ts";
import { moveLink } from "./platform/move-key.ts";
import type { Platform, ShareOutcome } from "./platform/platform.ts";
import type { RoomHint } from "./platform/which-room.ts";
import type { Sound, SoundInUse } from "./sound/sound.ts";
import { accompany, type Around } from "./session/accompany.ts";
import type { Admission } from "./session/admission.ts";
import { approach } from "./session/approach.ts";
import type { FailureCode } from "./session/api.ts";
import type { TextStore } from "./session/guest-store.ts";
import { onceHere, type JoinAhead } from "./session/once-here.ts";
import type { VoiceFirst } from "./session/voice-first.ts";

/** One stay in a room, from the Join tap to whatever ends it. */
export interface Visit {
  readonly call: Call;
  /** Null where no screen can be shared: then there is no button for it. */
  readonly screen: Capturing | null;
  readonly scene: Scene;
  readonly wish: JoinWish;
  readonly refusal: Value<FailureCode | null>;
  readonly link: string;
  readonly invite: (invitation: Invitation) => Promise<ShareOutcome>;
  readonly haptic: Platform["haptic"];
  readonly sound: Sound;
  readonly host: Host;
  /** To another device. */
  readonly moving: Moving;
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
  /** Whoever joins now had the microphone off a moment ago, at another device. */
  readonly beginsQuietly: () => boolean;
  /** Whoever stands before a room now brings the call of another device along. */
  readonly comesAlong: () => boolean;
  readonly clock: Clock;
  /** The name that a guest gave last time. */
  readonly name: TextStore;
  readonly lastRooms: LastRooms;
  readonly createSound: (inUse: SoundInUse) => Sound;
  readonly createDevices: () => Devices;
  readonly isAllowed: Around["isAllowed"];
  /** Null: calls can be made. Else resolves when they can. */
  readonly engineAwaited: () => Promise<void> | null;
  readonly voiceFirst: VoiceFirst;
  readonly createCall: (options: CallOptions) => Call;
  /** For a call that has to wait for `engineAwaited`. */
  readonly joinAhead: JoinAhead;
  /** For a call with this token that may come soon; null: it is not known yet whose. */
  readonly prepareJoin: (options: {
    readonly url: string;
    readonly token: CallOptions["token"] | null;
  }) => void;
}

export interface Screens {
  readonly screen: Value<Screen>;
  /** The room that one is in, or stands before. */
  readonly room: () => RoomCode | null;
  /** The page is going away. */
  readonly leave: () => void;
}

export function createScreens(options: ScreensOptions): Screens {
  const { admission, address, createCall } = options;
  let stopApproach: () => void = () => undefined;

  /** Runs within the tap, start to end: browsers let sound play only from there. */
  function join(wish: JoinWish, devices: Devices): void {
    const { code, open, name } = wish;
    const { token } = admission.as(name);
    stopApproach();
    const call = createCall({ url: address.socket, room: code, open, token, devices });
    hearAsWished(call, sound);
    if (wish.as === "speaker" && !options.beginsQuietly()) askFor(devices.microphone);
    settleIn(call, wish, { ...options, plugged: sound.devices });
    call.phase.subscribe(() => phaseChanged(call, code));
    screen.set({ kind: "call", visit: toVisit(call, wish) });
  }

  const joinOnce = onceHere(options, join);

  const toVisit = (call: Call, wish: JoinWish): Visit => ({
    ...visitBasics(options, wish, call),
    sound,
    joinAgain: (open) => join({ ...wish, open }, devicesAfter(call, options)),
    back: () => enter(wish.code),
  });

  const enter = (code: RoomCode) => screen.set(toEntry({ kind: "code", code }));
  function toEntry(room: RoomHint): Screen {
    const entry = createEntry({ ...entryBasics(options), room, sound, join: joinOnce });
    stopApproach = approachFrom(entry, options);
    return { kind: "entry", entry: asOneself(entry, admission, goElsewhere) };
  }

  function goElsewhere(): void {
    stopApproach();
    screen.set(toEntry({ kind: "none" }));
  }

  function phaseChanged({ phase }: Call, code: RoomCode): void {
    const now = phase.get();
    if (now.kind === "live") options.lastRooms.add({ code, title: now.room.title });
    if (now.kind === "ended" && now.reason === "left") enter(code);
  }

  const sound = options.createSound(soundOf(() => screen.get()));
  const screen: State<Screen> = new State(toEntry(address.room));
  if (address.room.kind === "code" && address.room.auto) void joinAtOnce(screen, admission);
  return toScreens(screen);
}

/** Whoever came with the call of another device is let into its room alone; into any other they go as themselves. */
function asOneself(entry: Entry, admission: Admission, goElsewhere: () => void): Entry {
  if (!admission.isMoved()) return entry;
  const otherRoom = () => {
    entry.close();
    admission.beOneself();
    goElsewhere();
  };
  return { ...entry, otherRoom };
}

/** A call that went to another device may be heard still. */
function devicesAfter(over: Call, { createDevices }: ScreensOptions): Devices {
  over.leave();
  return createDevices();
}

const ONE_CHOSE_IT: ReadonlySet<EndReason> = new Set(["left", "moved-away"]);

type Settling = ScreensOptions & Pick<Around, "plugged">;

/** What the page does around somebody who goes in, until it is over. */
function settleIn(call: Call, { code, name }: JoinWish, options: Settling): void {
  const { platform, address } = options;
  options.voiceFirst.follow(call);
  platform.setInCall(true);
  platform.haptic("done");
  address.keepRoom(code);
  if (name !== null) options.name.set(name);
  accompany(call, { ...options, inFront: platform.inFront });
  call.phase.subscribe(() => {
    const now = call.phase.get();
    if (now.kind !== "ended") return;
    platform.setInCall(false);
    if (!ONE_CHOSE_IT.has(now.reason)) platform.haptic("trouble");
  });
}

const approachFrom = (
  { state }: Entry,
  { admission, address, clock, prepareJoin }: ScreensOptions,
): (() => void) =>
  approach({
    state,
    clock,
    tokenOf: (name) => admission.as(name).token,
    prepareJoin: (token) => prepareJoin({ url: address.socket, token }),
  });

const callOf = (screen: Screen): Call | null => (screen.kind === "call" ? screen.visit.call : null);

const toScreens = (screen: Value<Screen>): Screens => ({
  screen,
  room: () => roomOf(screen.get()),
  leave: () => callOf(screen.get())?.leave(),
});

function roomOf(screen: Screen): RoomCode | null {
  if (screen.kind === "call") return screen.visit.wish.code;
  const code = codeOf(screen.entry.state.get().code);
  return code.ok ? code.value : null;
}

function hearAsWished(call: Call, { settings }: Sound): void {
  call.setSpeaker(settings.get().speakerId);
  call.saveData(settings.get().saver);
}

/** What sound is chosen for: what one tries out, and then the call. */
const soundOf = (screen: () => Screen): SoundInUse => ({
  microphone: () => {
    const now = screen();
    return now.kind === "call" ? now.visit.call.microphone : now.entry.devices.microphone;
  },
  setSpeaker: (deviceId) => callOf(screen())?.setSpeaker(deviceId),
  saveData: (on) => callOf(screen())?.saveData(on),
});

/** Asks only where nobody was asked yet: whoever refused before the call is not asked again by it. */
function askFor(microphone: Capturing): void {
  const untouched = microphone.state.get().kind === "off" && microphone.track.get() === null;
  if (untouched) void microphone.start();
}

/** The link asks for it. Where something is left for the person to type, it waits for the tap as always. */
async function joinAtOnce(screen: Value<Screen>, admission: Admission): Promise<void> {
  const first = screen.get();
  if (first.kind !== "entry") return;
  const { name } = first.entry.state.get();
  if (name === "") return;
  void admission.as(name).token(false); // it comes while the microphone is asked for
  await first.entry.devices.microphone.start();
  if (screen.get() === first) first.entry.submit();
}

const visitBasics = (
  { admission, address, platform, clock, mayShareScreen, voiceFirst }: ScreensOptions,
  wish: JoinWish,
  call: Call,
) => ({
  wish,
  call,
  scene: createScene({ call, clock }),
  screen: mayShareScreen ? call.screen : null,
  host: {
    sight: watchHost({
      known: wish.host,
      facts: () => voiceFirst.quiet().then(() => admission.roomFacts(wish.code)),
      phase: call.phase,
      clock,
    }),
    grant: () => admission.hostGrant(wish.code),
  },
  moving: {
    clock,
    ask: () => admission.moveKey(wish.code),
    linkOf: (key: string) => {
      const quiet = call.microphone.state.get().kind !== "on";
      return moveLink(address.roomLink(wish.code), { key, quiet });
    },
  },
  refusal: admission.refusal,
  link: address.roomLink(wish.code),
  invite: (invitation: Invitation) => {
    // Inside Telegram a link that opens there, not in a browser.
    const inTelegram = () => (platform.kind === "telegram" ? call.link.get() : null);
    const link = () => inTelegram() ?? address.roomLink(wish.code);
    return invite(invitation, { room: wish.code, platform, admission, link });
  },
  haptic: platform.haptic,
});

const entryBasics = (options: ScreensOptions) => ({
  name: options.admission.isNamed() ? null : (options.name.get() ?? ""),
  lookUp: createLookUp({ facts: options.admission.roomFacts, clock: options.clock }),
  refusal: options.admission.refusal,
  self: options.admission.self,
  devices: options.createDevices(),
  lastRooms: options.lastRooms.all(),
  isMoving: options.comesAlong(),
});
