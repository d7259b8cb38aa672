import { byJoinTime, type Member, type SeatId, type ServerMessage } from "@efir/protocol";

/** Everyone in the room, oneself included, in the order of joining. */
export type Roster = readonly Member[];

/** Pure: the roster after a message of the server. Rules RO1 to RO5 in the test. */
export function nextRoster(roster: Roster, message: ServerMessage): Roster {
  switch (message.type) {
    case "joined":
      return [...message.members].sort(byJoinTime);
    case "member-joined":
      return [...without(roster, message.member.seat), message.member].sort(byJoinTime);
    case "member-left":
      return without(roster, message.seat);
    case "member-changed":
      return roster.map((member) =>
        member.seat === message.seat ? { ...member, state: message.state } : member,
      );
    case "left":
      return [];
    case "welcome":
    case "refused":
    case "pong":
      return roster;
  }
}

function without(roster: Roster, seat: SeatId): Roster {
  return roster.some((member) => member.seat === seat)
    ? roster.filter((member) => member.seat !== seat)
    : roster;
}
