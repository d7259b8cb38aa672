import type { MemberState, Role, SeatId } from "@efir/protocol";
import type { LinkStatus } from "./link-status.ts";
import type { Pictures } from "./pictures.ts";
import type { Listed, Roster } from "./roster.ts";

/** A member as the page shows it: what the server says, and how the link to it does. */
export interface CallMember extends Listed {
  readonly role: Role;
  /** By a moderator. */
  readonly muted: boolean;
  /** `recovering` too while the member has no way to the server, whatever the link does. */
  readonly link: LinkStatus | "self";
  readonly camera: MediaStream | null;
  readonly screen: MediaStream | null;
}

export interface RosterView {
  readonly roster: Roster;
  readonly own: SeatId | null;
  /** The server tells a member nothing of itself, so the own entry shows this. */
  readonly ownState: MemberState;
  readonly linkStatus: (seat: SeatId) => LinkStatus;
  readonly pictures: Pick<Pictures, "get">;
}

/** A picture is shown while its owner says that it is on, and may: a stream alone may be a frozen one. */
export function toCallMembers(view: RosterView): CallMember[] {
  const { roster, own, ownState, linkStatus, pictures } = view;
  return roster.map((member) => {
    const owner = member.seat === own ? "self" : member.seat;
    const state = owner === "self" ? ownState : member.state;
    const { role = "speaker", muted = false } = member;
    const shows = (part: "camera" | "screen") => state[part] === "on" && role !== "listener";
    return {
      ...member,
      state,
      role,
      muted,
      link: owner === "self" ? "self" : shownLink(member, linkStatus(member.seat)),
      camera: shows("camera") ? pictures.get(owner, "camera") : null,
      screen: shows("screen") ? pictures.get(owner, "screen") : null,
    };
  });
}

const shownLink = ({ presence }: Listed, link: LinkStatus): LinkStatus =>
  presence === "recovering" && link !== "lost" ? "recovering" : link;
