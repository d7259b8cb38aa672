import { ok } from "@efir/kit";
import type { MemberState } from "@efir/protocol";
import type { Session } from "./connection.ts";
import type { Deps } from "./deps.ts";
import { refuse, type Outcome } from "./outcome.ts";
import { isSameButLevel } from "./same-state.ts";

/**
 * Tells the room how the member is now, as far as it may be so. The directory hears of it too, for those who come later, except
 * of how loud it is, which changes all the time and matters to nobody later.
 */
export function changeState({ place }: Session, said: MemberState, { others }: Deps): Outcome {
  if (place.kind === "lobby") return refuse("not-joined");
  const { room, self, states } = place;
  const state = room.allowed(self.id, said);
  const before = room.find(self.seat)?.member.state;
  if (!before) return refuse("not-joined"); // taken away, and about to be closed
  room.change(self.seat, state);
  others.tell(room.otherInstances(), room.key, { type: "member-changed", seat: self.seat, state });
  if (!isSameButLevel(before, state)) states.write(state);
  return ok(undefined);
}
