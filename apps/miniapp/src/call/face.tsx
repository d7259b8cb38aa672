import type { CallMember } from "@efir/rtc";
import { Avatar } from "../ui/avatar.tsx";
import type { LevelLoop } from "./level-loop.ts";
import { levelRef, paintRing } from "./level-ref.ts";
import type { MemberMood } from "./member-view.ts";

const RINGS = {
  talking: "bg-live",
  "on-air": "bg-live/55",
  quiet: "bg-transparent",
  forbidden: "bg-forbid/70",
  hand: "bg-raise",
  waiting: "bg-hint/30 animate-pulse",
  trouble: "bg-danger/70 animate-pulse",
} as const satisfies Record<MemberMood, string>;

interface FaceProps {
  readonly member: CallMember;
  readonly levels: LevelLoop;
  readonly mood: MemberMood;
  /** A size of Tailwind's, such as `size-13`. */
  readonly size: string;
}

/** A round picture in a ring that has the colour of what its owner does, and breathes with the voice. */
export function Face({ member, levels, mood, size }: FaceProps) {
  return (
    <span className={`relative inline-flex shrink-0 ${size}`}>
      <span
        ref={levelRef({ levels, seat: member.seat }, paintRing)}
        aria-hidden="true"
        className={`voice-motion absolute -inset-1 rounded-full ${RINGS[mood]}`}
      />
      <span aria-hidden="true" className="absolute -inset-0.5 rounded-full bg-(--under-face)" />
      <Avatar
        person={member}
        className={`size-full ${member.state.away === true ? "opacity-60" : ""}`}
      />
    </span>
  );
}
