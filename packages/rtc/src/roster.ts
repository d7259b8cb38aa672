import {
  byJoinTime,
  type Member,
  type Presence,
  type SeatId,
  type ServerMessage,
} from "@efir/protocol";

/** A member, as the server last told of it. Whoever is not `recovering` is on air. */
export interface Listed extends Member {
  readonly presence?: "recovering";
}

/** Everyone in the room, oneself included, in the order of joining. */
export type Roster = readonly Listed[];

/** Pure: the roster after a message of the server. Rules RO1 to RO6 in the test. */
export function nextRoster(roster: Roster, message: ServerMessage): Roster {
  switch (message.type) {
    case "joined":
      return [...message.members].sort(byJoinTime);
    case "member-joined":
      return [...withoutPerson(roster, message.member), message.member].sort(byJoinTime);
    case "member-left":
      // Whoever goes on at another device is here all the time.
      return message.moved ? roster : without(roster, message.seat);
    case "member-changed":
      return roster.map((member) =>
        member.seat === message.seat ? { ...member, state: message.state } : member,
      );
    case "member-presence":
      return roster.map((member) =>
        member.seat === message.seat ? withPresence(member, message.presence) : member,
      );
    case "member-rights":
      return roster.map((member) =>
        member.seat === message.seat
          ? { ...member, role: message.role, muted: message.muted }
          : member,
      );
    case "left":
      return [];
    default: // says nothing of who is there
      return roster;
  }
}

function withPresence(listed: Listed, now: Presence): Listed {
  const { presence, ...member } = listed;
  if (now === presence) return listed;
  return now === "recovering" ? { ...member, presence: now } : member;
}

const withoutPerson = (roster: Roster, { seat, id }: Member): Roster =>
  roster.filter((member) => member.seat !== seat && member.id !== id);

function without(roster: Roster, seat: SeatId): Roster {
  return roster.some((member) => member.seat === seat)
    ? roster.filter((member) => member.seat !== seat)
    : roster;
}
