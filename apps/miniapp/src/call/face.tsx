import type { CallMember } from "@efir/rtc";
import { Avatar } from "../ui/avatar.tsx";
import type { LevelLoop } from "./level-loop.ts";
import { paintRing, useLevel } from "./level-ref.ts";
import type { MemberMood, MemberTalk } from "./member-view.ts";

const RINGS = {
  "on-air": "border-live/55",
  quiet: "border-transparent",
  forbidden: "border-forbid/70",
  hand: "border-raise",
  waiting: "border-hint/30 ring-pulse",
  trouble: "border-danger/70 ring-pulse",
} as const satisfies Record<MemberMood, string>;

const TALKING = {
  told: "group-data-[speaking=true]/member:border-live",
  seen: "group-data-[speaking=true]/member:border-live",
  hidden: "",
} as const satisfies Record<MemberTalk, string>;

interface FaceProps {
  readonly member: CallMember;
  readonly levels: LevelLoop;
  readonly view: { readonly mood: MemberMood; readonly talk: MemberTalk };
  /** A size of Tailwind's, such as `size-13`. */
  readonly size: string;
}

/**
 * A round picture in a ring that has the colour of what its owner does, and breathes with the voice. Nothing lies over the ring: only
 * then is it a layer of its own that the compositor moves without drawing anything anew.
 */
export function Face({ member, levels, view, size }: FaceProps) {
  const { seat } = member;
  return (
    <span className={`relative inline-flex shrink-0 ${size}`}>
      <Avatar
        person={member}
        className={`size-full ${member.state.away === true ? "opacity-60" : ""}`}
      />
      <span
        ref={useLevel({ levels, seat }, paintRing)}
        aria-hidden="true"
        className={`ring-motion absolute -inset-1 rounded-full border-2 ${RINGS[view.mood]} ${TALKING[view.talk]}`}
      />
    </span>
  );
}
