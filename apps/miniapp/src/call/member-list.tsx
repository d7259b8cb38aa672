import type { CallMember, CallPhase } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import { Icon } from "../ui/icon.tsx";
import type { LevelLoop } from "./level-loop.ts";
import { MemberChip } from "./member-chip.tsx";
import { MemberRow } from "./member-row.tsx";
import { useFlip } from "./use-flip.ts";

interface MemberListProps {
  readonly members: readonly CallMember[];
  readonly phase: CallPhase["kind"];
  readonly levels: LevelLoop;
  readonly onOpen: (member: CallMember) => void;
}

export function MemberList({
  onInvite,
  ...list
}: MemberListProps & { readonly onInvite: () => void }) {
  const { room, invite } = useTexts();
  const ref = useFlip<HTMLUListElement>(orderOf(list));
  return (
    <div className="mx-auto flex w-full max-w-160 flex-col gap-3 px-3 py-1">
      <div className="rounded-2xl bg-card">
        <button
          type="button"
          data-testid="invite-button"
          onClick={onInvite}
          className="flex min-h-14 w-full items-center gap-4 rounded-t-2xl px-4 text-left text-body font-medium text-link -outline-offset-2 active:bg-ink/6"
        >
          <span className="flex w-12 justify-center">
            <Icon name="invite" className="size-6.5" />
          </span>
          {invite.button}
        </button>
        <ul ref={ref} className="relative">
          {list.members.map((member) => (
            <MemberRow key={member.seat} {...rowProps(list)} member={member} />
          ))}
        </ul>
      </div>
      {list.members.length === 1 && list.phase === "live" && (
        <p className="px-6 text-center text-note text-balance text-hint">{room.alone}</p>
      )}
    </div>
  );
}

/** The same people in one line, where pictures have the room. */
export function MemberStrip(list: MemberListProps) {
  const { room } = useTexts();
  const ref = useFlip<HTMLUListElement>(orderOf(list));
  return (
    <ul
      ref={ref}
      aria-label={room.people}
      className="relative flex max-w-full shrink-0 gap-1 self-center overflow-x-auto overscroll-contain px-3 pb-1 fade-x"
    >
      {list.members.map((member) => (
        <MemberChip key={member.seat} {...rowProps(list)} member={member} />
      ))}
    </ul>
  );
}

const orderOf = ({ members }: MemberListProps): string => members.map(({ seat }) => seat).join(" ");

const rowProps = ({ phase, levels, onOpen }: MemberListProps) => ({ phase, levels, onOpen });
