import type { CallMember, CallPhase } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import { MemberRow } from "./member-row.tsx";

interface MemberListProps {
  readonly members: readonly CallMember[];
  readonly phase: CallPhase["kind"];
}

export function MemberList({ members, phase }: MemberListProps) {
  const { room } = useTexts();
  return (
    <>
      <ul className="rounded-2xl bg-card py-1.5 empty:hidden">
        {members.map((member) => (
          <MemberRow key={member.seat} member={member} phase={phase} />
        ))}
      </ul>
      {members.length === 1 && phase === "live" && (
        <p className="px-4 text-center text-[15px] leading-5 text-hint">{room.alone}</p>
      )}
    </>
  );
}
