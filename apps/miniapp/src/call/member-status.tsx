import { useTexts } from "../texts/use-texts.ts";
import type { MemberMood, MemberTalk } from "./member-view.ts";

export const MOOD_TEXTS = {
  "on-air": "text-hint",
  quiet: "text-hint",
  forbidden: "text-forbid",
  hand: "text-raise",
  waiting: "text-hint",
  trouble: "text-danger",
} as const satisfies Record<MemberMood, string>;

interface MemberStatusProps {
  readonly view: {
    readonly status: string | null;
    readonly mood: MemberMood;
    readonly talk: MemberTalk;
  };
}

/**
 * What somebody does. That they speak stands in the same place, unseen: so neither React nor the layout has anything to do when they
 * begin, which of 25 somebody does all the time.
 */
export function MemberStatus({ view: { status, mood, talk } }: MemberStatusProps) {
  const { room } = useTexts();
  const words = `line-clamp-2 ${MOOD_TEXTS[mood]}`;
  if (talk !== "told") return <span className={words}>{status}</span>;
  return (
    <span className="grid *:[grid-area:1/1]">
      <span className={`${words} group-data-[speaking=true]/member:invisible`}>{status}</span>
      <span className="invisible text-live group-data-[speaking=true]/member:visible">
        {room.speaking}
      </span>
    </span>
  );
}
