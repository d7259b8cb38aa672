import { memo } from "react";
import { useTexts } from "../texts/use-texts.ts";
import { Face } from "./face.tsx";
import type { MemberRowProps } from "./member-row.tsx";
import { MOOD_TEXTS } from "./member-mark.tsx";
import { memberView } from "./member-view.ts";

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
    <li data-testid="member" data-key={member.seat} {...view.attributes} className="shrink-0">
      <button
        type="button"
        onClick={() => onOpen(member)}
        className="relative flex w-18 flex-col items-center gap-1.5 rounded-2xl pt-2 pb-1 -outline-offset-2 active:bg-ink/6"
      >
        <Face member={member} levels={levels} mood={view.mood} size="size-12" />
        <span
          className={`w-full truncate px-0.5 text-center text-caption ${MOOD_TEXTS[view.mood]}`}
        >
          {name}
        </span>
        {view.status !== null && <span className="sr-only">{view.status}</span>}
      </button>
    </li>
  );
});
