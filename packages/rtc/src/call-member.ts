import { isShallowEqual } from "@efir/kit";
import type { MemberState, Role, SeatId } from "@efir/protocol";
import type { Care } from "./care/care.ts";
import type { LinkStatus } from "./link-status.ts";
import type { Pictures, PictureSlot } from "./pictures.ts";
import type { Quality } from "./quality/quality.ts";
import type { Listed, Roster } from "./roster.ts";

/** A member as the page shows it: what the server says, and how the link to it does. */
export interface CallMember extends Listed {
  readonly role: Role;
  /** By a moderator. */
  readonly muted: boolean;
  /** `recovering` too while the member has no way to the server, whatever the link does. */
  readonly link: LinkStatus | "self";
  /** By the worse of both directions; for oneself, of one's own line. */
  readonly quality: Quality;
  /** Its camera is on, and its line too weak to send the picture: `camera` is null. */
  readonly cameraHeldBack: boolean;
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
  readonly care: Pick<Care, "quality" | "isHeldBack">;
  /** The quality of one's own line. */
  readonly line: Quality;
}

/**
 * A picture is shown while its owner says that it is on, may, and sends it: a stream alone may be a frozen one. Whoever is as before is
 * the same object as before: of 25 people one changes, ten times a second, and the page need not look at the others.
 */
export function toCallMembers(
  view: RosterView,
  before: readonly CallMember[] = [],
): readonly CallMember[] {
  const known = new Map(before.map((member) => [member.seat, member]));
  const members = view.roster.map((listed) => {
    const member = listed.seat === view.own ? toSelf(listed, view) : toOther(listed, view);
    return sameIfAlike(known.get(member.seat), member);
  });
  const isSame =
    members.length === before.length && members.every((member, at) => member === before[at]);
  return isSame ? before : members;
}

function sameIfAlike(before: CallMember | undefined, now: CallMember): CallMember {
  if (!before) return now;
  const state = isShallowEqual(before.state, now.state) ? before.state : now.state;
  return isShallowEqual(before, { ...now, state }) ? before : now;
}

function toSelf(member: Listed, { ownState, pictures, line }: RosterView): CallMember {
  const shown = (slot: PictureSlot) =>
    mayShow(member) && ownState[slot] === "on" ? pictures.get("self", slot) : null;
  return {
    ...withRights(member),
    state: ownState,
    link: "self",
    quality: line,
    cameraHeldBack: false,
    camera: shown("camera"),
    screen: shown("screen"),
  };
}

function toOther(member: Listed, { linkStatus, pictures, care }: RosterView): CallMember {
  const { seat, state } = member;
  const isOn = (slot: PictureSlot) => mayShow(member) && state[slot] === "on";
  const shown = (slot: PictureSlot) =>
    isOn(slot) && !care.isHeldBack(seat, slot) ? pictures.get(seat, slot) : null;
  return {
    ...withRights(member),
    link: shownLink(member, linkStatus(seat)),
    quality: care.quality(seat),
    cameraHeldBack: isOn("camera") && care.isHeldBack(seat, "camera"),
    camera: shown("camera"),
    screen: shown("screen"),
  };
}

const withRights = (member: Listed) => {
  const { role = "speaker", muted = false } = member;
  return { ...member, role, muted };
};

const mayShow = ({ role }: Listed): boolean => role !== "listener";

const shownLink = ({ presence }: Listed, link: LinkStatus): LinkStatus =>
  presence === "recovering" && link !== "lost" ? "recovering" : link;
