import { State } from "@efir/kit";
import {
  MemberId,
  Room,
  RoomCode,
  SeatId,
  type ChatLine,
  type ModerationAct,
  type Person,
  type Reaction,
} from "@efir/protocol";
import type {
  Call,
  CallMember,
  CallPhase,
  CallRights,
  CaptureState,
  Capturing,
  Chat,
  Devices,
  Line,
  Moderation,
  Refusal,
  VoicePlace,
  Volumes,
} from "@efir/rtc";
import * as v from "valibot";

export const aCode = (text = "room123") => v.parse(RoomCode, text);

export const aRoom = (title = "Friday talk"): Room =>
  v.parse(Room, {
    code: "room123",
    title,
    owner: null,
    mode: "open",
    plane: "mesh",
    limit: 8,
    createdAt: 1,
  });

interface MemberParts extends Partial<Omit<CallMember, "state">> {
  readonly state?: Partial<CallMember["state"]>;
}

export const aMember = ({ state, ...parts }: MemberParts = {}): CallMember => ({
  id: v.parse(MemberId, "tg1"),
  name: "Anna",
  avatar: null,
  seat: v.parse(SeatId, `seat-${parts.id ?? "tg1"}-0000`),
  joinedAt: 1,
  role: "speaker",
  muted: false,
  link: "connected",
  quality: "good",
  cameraHeldBack: false,
  camera: null,
  screen: null,
  ...parts,
  state: { mic: "on", camera: "off", screen: "off", hand: false, level: 0, ...state },
});

/** A stand-in for a picture: it says whose it is, and where the camera looks. */
export const aStream = (id: string, facingMode = "user") =>
  ({
    id,
    getVideoTracks: () => [{ getSettings: () => ({ facingMode }) }],
  }) as unknown as MediaStream;

export interface FakeCapturing extends Capturing {
  readonly state: State<CaptureState>;
  readonly track: State<MediaStreamTrack | null>;
  readonly close: () => void;
  /** How often the device was asked for. */
  readonly asked: () => number;
}

export interface FakeCamera extends FakeCapturing {
  readonly canFlip: State<boolean>;
  readonly flip: () => Promise<void>;
}

function aCapturing(initial: CaptureState = { kind: "off" }): FakeCapturing {
  const state = new State<CaptureState>(initial);
  let asked = 0;
  const turn = (kind: "on" | "off") => state.set({ kind });
  const start = (): Promise<void> => {
    asked += 1;
    turn("on");
    return Promise.resolve();
  };
  return {
    state,
    track: new State<MediaStreamTrack | null>(null),
    start,
    stop: () => turn("off"),
    renew: () => Promise.resolve(true),
    close: () => turn("off"),
    toggle: () => (state.get().kind === "on" ? turn("off") : void start()),
    asked: () => asked,
  };
}

export const someRights: CallRights = {
  role: "speaker",
  muted: false,
  maySpeak: true,
  mayShow: true,
  moderates: false,
  leads: false,
  rules: { locked: false, muteOnEntry: false },
};

export interface FakeModeration extends Moderation {
  readonly knocks: State<readonly Person[]>;
  readonly bans: State<readonly Person[]>;
  readonly asked: ModerationAct[];
}

function aModeration(): FakeModeration {
  const asked: ModerationAct[] = [];
  return {
    knocks: new State<readonly Person[]>([]),
    bans: new State<readonly Person[]>([]),
    asked,
    act: (act) => asked.push(act),
  };
}

export interface FakeChat extends Chat {
  readonly lines: State<readonly ChatLine[]>;
  readonly reactions: State<readonly Reaction[]>;
  readonly reacted: State<Reaction | null>;
  readonly sent: string[];
}

function aChat(): FakeChat {
  const sent: string[] = [];
  return {
    lines: new State<readonly ChatLine[]>([]),
    reactions: new State<readonly Reaction[]>([]),
    reacted: new State<Reaction | null>(null),
    sent,
    say: (text) => sent.push(text),
    react: (emoji) => sent.push(emoji),
  };
}

function aVolumes(): Volumes {
  const of = new State<ReadonlyMap<MemberId, number>>(new Map());
  const places = new State<ReadonlyMap<MemberId, VoicePlace>>(new Map());
  return {
    of,
    places,
    maySet: true,
    set: (id, volume) => of.set(new Map([...of.get(), [id, volume]])),
    setPlaces: (next) => places.set(next),
  };
}

export interface FakeCall extends Call {
  readonly rights: State<CallRights>;
  readonly moderation: FakeModeration;
  readonly chat: FakeChat;
  readonly refusal: State<Refusal | null>;
  readonly link: State<string | null>;
  readonly away: State<boolean>;
  readonly phase: State<CallPhase>;
  readonly members: State<readonly CallMember[]>;
  readonly microphone: FakeCapturing;
  readonly camera: FakeCamera;
  readonly screen: FakeCapturing | null;
  readonly hand: State<boolean>;
  readonly sound: State<"playing" | "blocked">;
  readonly line: State<Line>;
  readonly saver: State<boolean>;
  /** How wide each picture was last said to be shown. */
  readonly shown: ReadonlyMap<string, number>;
}

export interface FakeDevices extends Devices {
  readonly microphone: FakeCapturing;
  readonly camera: FakeCamera;
  readonly screen: FakeCapturing | null;
}

export const createFakeDevices = (): FakeDevices => ({
  microphone: aCapturing(),
  camera: { ...aCapturing(), canFlip: new State(false), flip: () => Promise.resolve() },
  screen: aCapturing(),
});

/** A call without a server: it is what one sets it to. */
export function createFakeCall(devices: FakeDevices = createFakeDevices()): FakeCall {
  const phase = new State<CallPhase>({ kind: "connecting", attempt: 1 });
  const hand = new State(false);
  const away = new State(false);
  const sound = new State<"playing" | "blocked">("playing");
  const saver = new State(false);
  const shown = new Map<string, number>();
  return {
    phase,
    members: new State<readonly CallMember[]>([]),
    ...devices,
    hand,
    rights: new State(someRights),
    moderation: aModeration(),
    chat: aChat(),
    refusal: new State<Refusal | null>(null),
    link: new State<string | null>(null),
    volumes: aVolumes(),
    away,
    setAway: (isAway) => away.set(isAway),
    raiseHand: (up) => hand.set(up),
    outage: new State(false),
    sound,
    line: new State<Line>({
      quality: "good",
      picture: "none",
      rttMs: null,
      lost: null,
      concealed: null,
    }),
    saver,
    saveData: (on) => saver.set(on),
    shown,
    shows: (seat, slot, width) => void shown.set(`${seat} ${slot}`, width),
    diagnosis: () => "efir diagnosis",
    play: () => sound.set("playing"),
    setSpeaker: () => undefined,
    leave: () => {
      if (phase.get().kind !== "ended") phase.set({ kind: "ended", reason: "left" });
    },
  };
}
