import type { InstanceId, Member } from "@efir/protocol";
import type { RoomPlace } from "./connection.ts";
import type { Deps } from "./deps.ts";
import type { Line } from "./line.ts";
import type { LocalRoom } from "./local-room.ts";
import { StateWriter } from "./state-writer.ts";
import { REPORT_RATE } from "./take-report.ts";
import { TALK_RATE } from "./talk.ts";
import { TokenBucket } from "./token-bucket.ts";

interface Seating<L extends Line | null> {
  readonly room: LocalRoom;
  readonly self: Member;
  readonly line: L;
}

/** The place of a member of ours, from the moment on at which the room knows it. What most never use is made when used. */
export class TakenPlace<L extends Line | null> implements RoomPlace {
  readonly kind = "room";
  readonly room: LocalRoom;
  readonly self: Member;
  readonly line: L;
  readonly toldOf: readonly InstanceId[];
  readonly #deps: Deps;
  #states: StateWriter | null = null;
  #talk: TokenBucket | null = null;
  #reports: TokenBucket | null = null;

  constructor({ room, self, line }: Seating<L>, deps: Deps) {
    this.room = room;
    this.self = self;
    this.line = line;
    this.toldOf = room.otherInstances();
    this.#deps = deps;
  }

  get states(): StateWriter {
    const { room, self } = this;
    const { directory, clock, troubled } = this.#deps;
    return (this.#states ??= new StateWriter({
      store: (state) => directory.update(room.code, self.seat, state),
      failed: (error) => troubled("a state did not reach the directory", error),
      isWanted: () => room.isOurs(self.seat),
      clock,
    }));
  }

  get talk(): TokenBucket {
    return (this.#talk ??= new TokenBucket(TALK_RATE, this.#deps.clock.now));
  }

  get reports(): TokenBucket {
    return (this.#reports ??= new TokenBucket(REPORT_RATE, this.#deps.clock.now));
  }
}
