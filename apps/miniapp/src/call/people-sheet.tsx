import type { CallMember } from "@efir/rtc";
import type { Visit } from "../screens.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Card } from "../ui/card.tsx";
import { ListRow } from "../ui/list-row.tsx";
import { BansCard } from "./bans-card.tsx";
import { KnocksCard } from "./knocks-card.tsx";
import { MemberMarkSign } from "./member-mark.tsx";
import { memberView } from "./member-view.ts";
import { RoomRulesCard } from "./room-rules-card.tsx";
import { useValue } from "./use-value.ts";

export interface PeopleSheetProps {
  readonly visit: Visit;
  readonly onOpen: (member: CallMember) => void;
  readonly onInvite: () => void;
}

/** Who is here and who waits, and what holds for everybody. */
export function PeopleSheetContent({ visit, onOpen, onInvite }: PeopleSheetProps) {
  const { invite } = useTexts();
  const { call, scene } = visit;
  const members = useValue(scene.members);
  const rights = useValue(call.rights);
  return (
    <>
      {rights.moderates && <KnocksCard moderation={call.moderation} />}
      <Card>
        <ListRow look="link" icon="invite" title={invite.button} onClick={onInvite} />
        {members.map((member) => (
          <PersonRow key={member.seat} member={member} onOpen={onOpen} />
        ))}
      </Card>
      {rights.moderates && <RoomRulesCard rights={rights} moderation={call.moderation} />}
      {rights.moderates && <BansCard moderation={call.moderation} />}
    </>
  );
}

interface PersonRowProps {
  readonly member: CallMember;
  readonly onOpen: (member: CallMember) => void;
}

function PersonRow({ member, onOpen }: PersonRowProps) {
  const texts = useTexts();
  const view = memberView(member, "live", texts);
  const words = [view.you, view.role, view.status].filter((word) => word !== null);
  return (
    <ListRow
      start={<Avatar person={member} className="size-10 text-note" />}
      title={member.name}
      note={words.join(" · ")}
      end={<MemberMarkSign mark={view.mark} />}
      onClick={() => onOpen(member)}
    />
  );
}
