import { KEEP_BOT_ROOM_MS, type NewRoom, type Seated } from "@efir/directory";
import type { Member, SeatId } from "@efir/protocol";
import { admit } from "./admit.ts";
import type { Deps } from "./deps.ts";
import type { LocalRoom } from "./local-room.ts";
import { isSameButLevel } from "./same-state.ts";

/**
 * Our lease had run out, or news got lost: this process stood still, or the store did not. Puts our rooms
 * and seats back. Whoever came back by another connection meanwhile keeps that one.
 */
export async function heal(deps: Deps): Promise<void> {
  for (const room of deps.hub.rooms()) await healRoom(room, deps);
}

/**
 * Some news is never told: an instance crashed between its admission and its word. So one room after the
 * other is compared, with the directory and with the other instances, which costs the same however many
 * members there are.
 */
export function createHealer(deps: Deps): () => Promise<void> {
  let round = 0;
  let doubted: ReadonlySet<SeatId> = new Set();

  return async () => {
    const rooms = deps.hub.rooms();
    // Each twice: a store that lost all has the others back a round later, and they are not to be struck off.
    const room = rooms[Math.floor(round / 2) % rooms.length];
    const isSecondLook = round % 2 === 1;
    const suspects = isSecondLook ? doubted : new Set<SeatId>();
    round += 1;
    if (!room) return;
    if (!isSecondLook) compareWithHolders(room, deps);
    const known = room.notOurs();
    const listed = await deps.directory.members(room.code);
    const compared = { room, known, listed, suspects };
    doubted = new Set([...followListed(compared, deps), ...clearListed(compared, deps)]);
    await healOurs(room, listed, deps);
  };
}

function compareWithHolders(room: LocalRoom, { neighbours }: Deps): void {
  for (const other of room.otherInstances()) neighbours.compare(room, other);
}

interface Compared {
  readonly room: LocalRoom;
  /** Those who were known when the directory was asked, and are not ours. */
  readonly known: readonly Seated[];
  readonly listed: readonly Seated[];
  /** Those who were doubtful the last time. */
  readonly suspects: ReadonlySet<SeatId>;
}

/** Whoever is known here is where the directory says, or gone. Answers who is not listed for the first time. */
function followListed({ room, known, listed, suspects }: Compared, deps: Deps): readonly SeatId[] {
  const unlisted: SeatId[] = [];
  const holders = new Map(listed.map(({ member, instance }) => [member.seat, instance]));
  for (const { member, instance } of known) {
    const { seat } = member;
    const holder = holders.get(seat);
    if (room.isOurs(seat)) continue; // it came meanwhile
    if (holder === undefined) {
      if (suspects.has(seat)) room.remove(seat, "lost");
      else unlisted.push(seat);
    }
    // Else it moved again meanwhile, and that is newer.
    else if (room.isHeldAt(seat, instance) && ![instance, deps.instance].includes(holder)) {
      deps.handover.goesOn(room, seat, holder);
      deps.neighbours.compare(room, holder); // what it told of it since then was not told here
    }
  }
  return unlisted;
}

/** Whoever is listed is known here, or taken off the list. Answers whom nobody seems to have, for the first time. */
function clearListed({ room, listed, suspects }: Compared, deps: Deps): readonly SeatId[] {
  const orphans: SeatId[] = [];
  for (const seated of listed) {
    const { seat } = seated.member;
    const reason = room.whyGone(seat);
    const isHere = seated.instance === deps.instance;
    if (!isHere) room.add(seated);
    if (isHere ? room.isOurs(seat) || deps.handover.gaveAway(seat) : !reason) continue;
    if (suspects.has(seat)) void deps.departures.leave(room.code, seat);
    else orphans.push(seat);
    // Whoever is told of as gone cannot be shown again: its instance lets it begin anew.
    if (reason && !isHere)
      deps.others.tell([seated.instance], room.key, { type: "member-left", seat, reason });
  }
  return orphans;
}

async function healRoom(room: LocalRoom, deps: Deps): Promise<void> {
  await healOurs(room, await deps.directory.members(room.code), deps);
}

async function healOurs(room: LocalRoom, listed: readonly Seated[], deps: Deps): Promise<void> {
  for (const member of room.ourMembers()) {
    const same = listed.find((seated) => seated.member.id === member.id);
    if (same && same.member.seat !== member.seat) room.remove(member.seat, "replaced");
    else if (same && same.instance !== deps.instance) {
      deps.handover.goesOn(room, member.seat, same.instance);
    } else if (same && !isSameButLevel(same.member.state, member.state)) {
      await deps.directory.update(room.code, member.seat, member.state);
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
