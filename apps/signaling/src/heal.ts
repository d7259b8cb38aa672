import { KEEP_BOT_ROOM_MS, type NewRoom } from "@efir/directory";
import type { Member } from "@efir/protocol";
import { admit } from "./admit.ts";
import type { Deps } from "./deps.ts";
import type { LocalRoom } from "./local-room.ts";

/**
 * Our lease had run out: this process stood still, or the store lost what it knew. Puts our rooms and seats
 * back. Whoever came back by another connection meanwhile keeps that one.
 */
export async function heal(deps: Deps): Promise<void> {
  for (const room of deps.hub.rooms()) await healRoom(room, deps);
}

async function healRoom(room: LocalRoom, deps: Deps): Promise<void> {
  const listed = await deps.directory.members(room.code);
  for (const member of room.ourMembers()) {
    const same = listed.find((seated) => seated.member.id === member.id);
    if (same && same.member.seat !== member.seat) room.remove(member.seat, "replaced");
    else if (same && same.instance !== deps.instance) {
      deps.held.letGo(member.seat); // it goes on elsewhere
      room.move(member.seat, same.instance);
    }
    if (!same) await seatAgain(room, member, deps);
  }
}

async function seatAgain(room: LocalRoom, member: Member, deps: Deps): Promise<void> {
  const { directory, instance, others, departures } = deps;
  const seated = { member, instance };
  const admission = await admit(directory, { code: room.code, seated, otherwise: again(room) });
  if (!admission.ok) {
    room.remove(member.seat, "lost");
    return;
  }
  if (!room.isOurs(member.seat)) return departures.leave(room.code, member.seat); // left meanwhile
  room.merge(admission.value);
  others.tellRemoved(admission.value);
  others.introduce(member, room.key, room.others());
}

/** Which rooms were made by hand is not known here any more, so all are kept as long as any. What people may do is. */
function again(room: LocalRoom): NewRoom | null {
  const charter = room.charter();
  return charter && { ...charter.room, rights: charter.rights, keepEmptyMs: KEEP_BOT_ROOM_MS };
}
