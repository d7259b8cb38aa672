import type { Result, Value } from "@efir/kit";
import type { RoomCode } from "@efir/protocol";
import type { CallMember } from "./call-member.ts";
import type { CallPhase } from "./call-phase.ts";
import type { Capturing } from "./capture.ts";

export interface CallOptions {
  /** `wss://host/ws` */
  readonly url: string;
  readonly room: RoomCode;
  /** Open the room if nobody has this code. */
  readonly open: boolean;
  /** A session token; `fresh` when the last one was refused. An error ends the call. */
  readonly token: (fresh: boolean) => Promise<Result<string, "not-admitted" | "unreachable">>;
}

/** One call from the Join tap to the end. State is in values; nothing here throws. */
export interface Call {
  readonly phase: Value<CallPhase>;
  /** Everyone in the room, oneself included, in the order of joining. */
  readonly members: Value<readonly CallMember[]>;
  readonly microphone: Capturing;
  readonly camera: Capturing;
  readonly screen: Capturing | null;
  readonly hand: Value<boolean>;
  readonly raiseHand: (up: boolean) => void;
  /** `blocked`: the browser wants a tap before it plays sound; call `play` from one. */
  readonly sound: Value<"playing" | "blocked">;
  readonly play: () => void;
  readonly leave: () => void;
}
