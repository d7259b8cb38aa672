import { houseRules, type Charter } from "@efir/directory";
import type { Member, ServerMessage, SessionTicket } from "@efir/protocol";
import { asSeen, newsForModerator } from "./rights-news.ts";
import type { Roster } from "./roster.ts";

interface Known {
  readonly charter: Charter;
  readonly roster: Roster;
  readonly link: string | null;
}

type Joined = Extract<ServerMessage, { readonly type: "joined" }>;

/** What takes the place of all that a member knew of a room. */
export function wholeTruth(
  { charter, roster, link }: Known,
  { seat }: Member,
  ticket: SessionTicket | null,
): Joined {
  return {
    type: "joined",
    room: charter.room,
    seat,
    members: roster.members().map((member) => asSeen(charter, member)),
    ...(ticket && { session: ticket }),
    rules: houseRules(charter.rights),
    ...(link && { link }),
  };
}

/** What it is told right after that. */
export function moreTruth({ charter, roster }: Known, { id, seat }: Member): ServerMessage[] {
  const away = roster.recovering().filter((other) => other !== seat);
  return [
    ...newsForModerator(id, null, charter),
    ...away.map((other) => {
      return { type: "member-presence", seat: other, presence: "recovering" } as const;
    }),
  ];
}
