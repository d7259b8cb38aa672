import type { CallMember, CallPhase } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Icon } from "../ui/icon.tsx";
import { markText, memberView } from "./member-view.ts";

const MARK_LOOKS = {
  hand: { icon: "hand", className: "size-5.5 text-link" },
  listener: { icon: "listener", className: "size-5.5 text-hint" },
  "microphone-off": { icon: "microphone-off", className: "size-5.5 text-hint" },
} as const;

const TONES = { fine: "text-live", waiting: "text-hint", trouble: "text-danger" } as const;

interface MemberRowProps {
  readonly member: CallMember;
  readonly phase: CallPhase["kind"];
}

export function MemberRow({ member, phase }: MemberRowProps) {
  const texts = useTexts();
  const { attributes, speaking, you, status, tone, mark } = memberView(member, phase, texts);
  const ring = speaking ? "ring-live" : "ring-transparent";
  return (
    <li data-testid="member" {...attributes} className="flex items-center gap-3.5 px-4 py-2">
      <Avatar
        person={member}
        className={`size-11 ring-3 ring-offset-2 ring-offset-card transition-shadow ${ring}`}
      />
      <span className="min-w-0 flex-1">
        <span className="flex gap-1.5 leading-5">
          <span className="truncate font-medium">{member.name}</span>
          {you !== null && <span className="shrink-0 text-hint">({you})</span>}
        </span>
        <span className={`block text-sm leading-5 ${TONES[tone]}`}>{status}</span>
      </span>
      {mark && (
        <span role="img" aria-label={markText(mark, texts)}>
          <Icon name={MARK_LOOKS[mark].icon} className={MARK_LOOKS[mark].className} />
        </span>
      )}
    </li>
  );
}
