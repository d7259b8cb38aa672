import { memo } from "react";
import { useTexts } from "../texts/use-texts.ts";
import { Face } from "./face.tsx";
import type { MemberRowProps } from "./member-row.tsx";
import { useTalk } from "./level-ref.ts";
import { MemberStatus, MOOD_TEXTS } from "./member-status.tsx";
import { memberView, type MemberTalk } from "./member-view.ts";

const TALKING = {
  told: "group-data-[speaking=true]/member:text-live",
  seen: "group-data-[speaking=true]/member:text-live",
  hidden: "",
} as const satisfies Record<MemberTalk, string>;

/** Somebody in the row of faces below the pictures. */
export const MemberChip = memo(function MemberChip({
  member,
  phase,
  levels,
  onOpen,
}: MemberRowProps) {
  const texts = useTexts();
  const view = memberView(member, phase, texts);
  const name = view.you ?? member.name;
  return (
    <li
      data-testid="member"
      data-key={member.seat}
      ref={useTalk(levels, member.seat)}
      {...view.attributes}
      className="group/member shrink-0"
    >
      <button
        type="button"
        onClick={() => onOpen(member)}
        className="relative flex w-18 flex-col items-center gap-1.5 rounded-2xl pt-2 pb-1 -outline-offset-2 active:bg-ink/6"
      >
        <Face member={member} levels={levels} view={view} size="size-12" />
        <span
          className={`w-full truncate px-0.5 text-center text-caption ${MOOD_TEXTS[view.mood]} ${TALKING[view.talk]}`}
        >
          {name}
        </span>
        <span className="sr-only">
          <MemberStatus view={view} />
        </span>
      </button>
    </li>
  );
});
