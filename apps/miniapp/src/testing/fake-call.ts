import { State } from "@efir/kit";
import { MemberId, Room, RoomCode, SeatId } from "@efir/protocol";
import type { Call, CallMember, CallPhase, CaptureState, Capturing, Devices } from "@efir/rtc";
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
  link: "connected",
  camera: null,
  screen: null,
  ...parts,
  state: { mic: "on", camera: "off", screen: "off", hand: false, level: 0, ...state },
});

export interface FakeCapturing extends Capturing {
  readonly state: State<CaptureState>;
  readonly track: State<MediaStreamTrack | null>;
  readonly close: () => void;
  /** How often the device was asked for. */
  readonly asked: () => number;
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

export interface FakeCall extends Call {
  readonly phase: State<CallPhase>;
  readonly members: State<readonly CallMember[]>;
  readonly microphone: FakeCapturing;
  readonly camera: FakeCapturing;
  readonly screen: FakeCapturing | null;
  readonly hand: State<boolean>;
  readonly sound: State<"playing" | "blocked">;
}

export interface FakeDevices extends Devices {
  readonly microphone: FakeCapturing;
  readonly camera: FakeCapturing;
  readonly screen: FakeCapturing | null;
}

export const createFakeDevices = (): FakeDevices => ({
  microphone: aCapturing(),
  camera: aCapturing(),
  screen: aCapturing(),
});

/** A call without a server: it is what one sets it to. */
export function createFakeCall(devices: FakeDevices = createFakeDevices()): FakeCall {
  const phase = new State<CallPhase>({ kind: "connecting", attempt: 1 });
  const hand = new State(false);
  const sound = new State<"playing" | "blocked">("playing");
  return {
    phase,
    members: new State<readonly CallMember[]>([]),
    ...devices,
    hand,
    raiseHand: (up) => hand.set(up),
    sound,
    play: () => sound.set("playing"),
    setSpeaker: () => undefined,
    leave: () => phase.set({ kind: "ended", reason: "left" }),
  };
}
