import type { CloseReason, InstanceId, Member, SeatId } from "@efir/protocol";
import type { Identity } from "@efir/session";
import type { Frame } from "./frame.ts";
import type { Line } from "./line.ts";
import type { LocalRoom } from "./local-room.ts";
import type { StateWriter } from "./state-writer.ts";
import type { TokenBucket } from "./token-bucket.ts";

/** The other end of a socket, as far as the rules need to know it. No call ever throws. */
export interface Connection {
  /** More waits to be read than should. */
  readonly isFull: () => boolean;
  /** Does nothing once the connection has ended. */
  readonly send: (frame: Frame) => void;
  /** The same for news of the room, for which a roster makes up. */
  readonly sendNews: (frame: Frame) => void;
  /** The same for a whole roster: what was sent before it matters no more. */
  readonly sendTruth: (frame: Frame) => void;
  /** How a member is now. A slow reader is told only the newest of each. */
  readonly sendState: (seat: SeatId, frame: Frame) => void;
  /** The reader has caught up: what waits goes out. */
  readonly caughtUp: () => void;
  readonly end: (reason: CloseReason) => void;
}

export type Phase =
  | { readonly kind: "new" }
  | { readonly kind: "greeted"; readonly identity: Identity }
  | { readonly kind: "ended" };

/** A seat, and what its holder needs. */
export interface RoomPlace {
  readonly kind: "room";
  readonly room: LocalRoom;
  readonly self: Member;
  /** They were told of the member when it came, so they are told when it goes. */
  readonly toldOf: readonly InstanceId[];
  readonly states: StateWriter;
  /** How fast it may talk and react. */
  readonly talk: TokenBucket;
  /** How often its reports count. */
  readonly reports: TokenBucket;
  /** For a seat that outlives its socket; null: it goes with the socket. */
  readonly line: Line | null;
}

export type Place = { readonly kind: "lobby" } | RoomPlace;

/** One socket. What is not readonly is all that changes about it. */
export interface Session {
  /** For the log. */
  readonly id: string;
  readonly socket: Connection & {
    /** It pings by itself. */
    readonly talks: () => void;
    /** Resolves when all that came over it so far is done. */
    readonly idle: () => Promise<void>;
  };
  /** What all but `pong` goes over: the socket, or the line of a seat that outlives it. */
  connection: Connection;
  phase: Phase;
  place: Place;
}
