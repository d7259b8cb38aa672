import type { Result, Value } from "@efir/kit";
import type { RoomCode, SeatId } from "@efir/protocol";
import type { CallMember } from "./call-member.ts";
import type { CallRights } from "./call-rights.ts";
import type { Chat } from "./chat.ts";
import type { Moderation } from "./moderation.ts";
import type { Refusal } from "./refusal.ts";
import type { CallPhase } from "./call-phase.ts";
import type { Camera } from "./camera.ts";
import type { Capturing } from "./capture.ts";
import type { Devices } from "./devices.ts";
import type { PictureSlot } from "./pictures.ts";
import type { Line } from "./quality/line.ts";
import type { Volumes } from "./volumes.ts";

export interface CallOptions {
  /** `wss://host/ws` */
  readonly url: string;
  readonly room: RoomCode;
  /** Open the room if nobody has this code. */
  readonly open: boolean;
  /** Those that were asked for before the call; it closes them when it ends. */
  readonly devices?: Devices;
  /** A session token; `fresh` when the last one was refused. An error ends the call. */
  readonly token: (fresh: boolean) => Promise<Result<string, "not-admitted" | "unreachable">>;
  /** How long after the start the first sound of anybody came; never for the first in the room. */
  readonly onFirstVoice?: (ms: number) => void;
}

/** One call from the Join tap to the end. State is in values; nothing here throws. */
export interface Call {
  readonly phase: Value<CallPhase>;
  /** Everyone in the room, oneself included, in the order of joining. */
  readonly members: Value<readonly CallMember[]>;
  readonly microphone: Capturing;
  readonly camera: Camera;
  readonly screen: Capturing | null;
  /** True while members of other instances may come and go unseen. Worth a quiet note, no more. */
  readonly outage: Value<boolean>;
  readonly hand: Value<boolean>;
  readonly raiseHand: (up: boolean) => void;
  /** `blocked`: the browser wants a tap before it plays sound; call `play` from one. */
  readonly sound: Value<"playing" | "blocked">;
  readonly play: () => void;
  /** How one's own line does; say so when `picture` is `held-back`. */
  readonly line: Value<Line>;
  /** While data is saved, nobody's picture is received. */
  readonly saver: Value<boolean>;
  readonly saveData: (on: boolean) => void;
  /**
   * Tell how many device pixels wide a picture is shown, 0 when it is not on the screen: nothing is sent that
   * nobody looks at. Until it is told, it comes as large as the line allows.
   */
  readonly shows: (seat: SeatId, slot: PictureSlot, width: number) => void;
  /** A text for whoever helps: numbers only, no address, no name, no token. */
  readonly diagnosis: () => string;
  /** Which loudspeaker the others are heard from; null: the one that the system prefers. */
  readonly setSpeaker: (deviceId: string | null) => void;
  readonly volumes: Volumes;
  /** What oneself may do here. What one may not send is switched off by itself. */
  readonly rights: Value<CallRights>;
  readonly moderation: Moderation;
  readonly chat: Chat;
  /** The last thing that was asked of the server and not done: another object each time. */
  readonly refusal: Value<Refusal | null>;
  /** How to invite somebody in Telegram; null where there is no such link. */
  readonly link: Value<string | null>;
  /** Gone from the screen for a while: the others see it. */
  readonly setAway: (away: boolean) => void;
  readonly leave: () => void;
}
