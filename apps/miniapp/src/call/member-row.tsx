import type { CallMember, CallPhase } from "@efir/rtc";
import { memo } from "react";
import { useTexts } from "../texts/use-texts.ts";
import { Face } from "./face.tsx";
import type { LevelLoop } from "./level-loop.ts";
import { MemberMarkSign } from "./member-mark.tsx";
import { MemberStatus } from "./member-status.tsx";
import { memberView } from "./member-view.ts";
import { useTalk } from "./level-ref.ts";
import { QualitySign } from "./quality-sign.tsx";

export interface MemberRowProps {
  readonly member: CallMember;
  readonly phase: CallPhase["kind"];
  readonly levels: LevelLoop;
  readonly onOpen: (member: CallMember) => void;
}

/** Remembered, because of 25 people one changes, and not the others. */
export const MemberRow = memo(function MemberRow({
  member,
  phase,
  levels,
  onOpen,
}: MemberRowProps) {
  const texts = useTexts();
  const view = memberView(member, phase, texts);
  return (
    <li
      data-testid="member"
      data-key={member.seat}
      ref={useTalk(levels, member.seat)}
      {...view.attributes}
      className="group/member row-line row-apart"
    >
      <button
        type="button"
        onClick={() => onOpen(member)}
        className="flex w-full items-center gap-4 rounded-[inherit] px-4 py-2 max-[359px]:gap-3 text-left -outline-offset-2 active:bg-ink/6"
      >
        <Face member={member} levels={levels} view={view} size="size-12" />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-1.5">
            <span className="truncate text-body font-medium">{member.name}</span>
            {view.you !== null && <span className="shrink-0 text-note text-hint">{view.you}</span>}
            {view.role !== null && (
              <span
                // In a narrow window there is no room for both words beside one's own name.
                className={`shrink-0 text-caption text-link ${view.you === null ? "" : "max-[359px]:sr-only"}`}
              >
                {view.role}
              </span>
            )}
          </span>
          <span className="text-note">
            <MemberStatus view={view} />
          </span>
        </span>
        {view.onAir && <QualitySign quality={member.quality} />}
        <MemberMarkSign mark={view.mark} />
      </button>
    </li>
  );
});
