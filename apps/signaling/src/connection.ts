import type { CloseReason, InstanceId, Member, Person, RoomKey } from "@efir/protocol";
import type { Frame } from "./frame.ts";
import type { LocalRoom } from "./local-room.ts";
import type { StateWriter } from "./state-writer.ts";

/** The other end of a socket, as far as the rules need to know it. Neither call ever throws. */
export interface Connection {
  /** Does nothing once the connection has ended. */
  readonly send: (frame: Frame) => void;
  readonly end: (reason: CloseReason) => void;
}

/** Who is at the other end, as its session token says. */
export interface Identity {
  readonly person: Person;
  /** The only room that the token opens; null: any. */
  readonly onlyRoom: RoomKey | null;
}

export type Phase =
  | { readonly kind: "new" }
  | { readonly kind: "greeted"; readonly identity: Identity }
  | { readonly kind: "ended" };

export type Place =
  | { readonly kind: "lobby" }
  | {
      readonly kind: "room";
      readonly room: LocalRoom;
      readonly self: Member;
      /** They were told of the member when it came, so they are told when it goes. */
      readonly toldOf: readonly InstanceId[];
      readonly states: StateWriter;
    };

/** One connection. `phase` and `place` are all that changes about it. */
export interface Session {
  /** For the log. */
  readonly id: string;
  readonly connection: Connection;
  phase: Phase;
  place: Place;
}
