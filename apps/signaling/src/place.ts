import type { Member } from "@efir/protocol";
import type { RoomPlace } from "./connection.ts";
import type { Deps } from "./deps.ts";
import type { Line } from "./line.ts";
import type { LocalRoom } from "./local-room.ts";
import { REPORT_RATE } from "./take-report.ts";
import { createStateWriter } from "./state-writer.ts";
import { TALK_RATE } from "./talk.ts";
import { createTokenBucket } from "./token-bucket.ts";

interface Seating {
  readonly room: LocalRoom;
  readonly self: Member;
  readonly line: Line | null;
}

/** The place of a member of ours, from the moment on at which the room knows it. */
export function placeIn<S extends Seating>(
  { room, self, line }: S,
  { directory, clock, troubled }: Deps,
): RoomPlace & Pick<S, "line"> {
  const states = createStateWriter({
    store: (state) => directory.update(room.code, self.seat, state),
    failed: (error) => troubled("a state did not reach the directory", error),
    isWanted: () => room.isOurs(self.seat),
    clock,
  });
  const talk = createTokenBucket(TALK_RATE, clock.now);
  const reports = createTokenBucket(REPORT_RATE, clock.now);
  const toldOf = room.otherInstances();
  return { kind: "room", room, self, toldOf, states, talk, reports, line };
}
