import { mayActUpon, type CallMember } from "@efir/rtc";
import type { Visit } from "../screens.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Card } from "../ui/card.tsx";
import { ListRow } from "../ui/list-row.tsx";
import { Face } from "./face.tsx";
import { useTalk } from "./level-ref.ts";
import { MemberStatus } from "./member-status.tsx";
import { memberView } from "./member-view.ts";
import { personActs, type PersonAct } from "./person-acts.ts";
import { SureRow } from "./sure-row.tsx";
import type { OpenSheet } from "./use-sheets.ts";
import { useValue } from "./use-value.ts";
import { VolumeCard } from "./volume-card.tsx";

export interface PersonSheetProps {
  readonly visit: Visit;
  readonly member: CallMember;
  readonly onOpen: (sheet: OpenSheet) => void;
}

/** What one can do about somebody: for oneself, and, whoever moderates, for everybody. */
export function PersonSheetContent({ visit, member, onOpen }: PersonSheetProps) {
  const { call, scene } = visit;
  const rights = useValue(call.rights);
  const texts = useTexts();
  const view = memberView(member, "live", texts);
  const isSelf = member.link === "self";
  return (
    <>
      <div
        ref={useTalk(scene.levels, member.seat)}
        className="group/member flex flex-col items-center gap-3 pt-2 text-center"
      >
        <Face member={member} levels={scene.levels} view={view} size="size-24 text-3xl" />
        <p className="flex gap-1 text-note text-hint">
          {view.role !== null && `${view.role} ·`} <MemberStatus view={view} />
        </p>
      </div>
      {isSelf && <OwnCard onOpen={onOpen} />}
      {!isSelf && <VolumeCard call={call} member={member} />}
      {!isSelf && rights.moderates && mayActUpon(rights.role, member.role) && (
        <ActsCard visit={visit} member={member} leads={rights.leads} />
      )}
    </>
  );
}

/** What there is to do about oneself. */
function OwnCard({ onOpen }: Pick<PersonSheetProps, "onOpen">) {
  const { entry, move } = useTexts();
  return (
    <Card>
      <ListRow icon="settings" title={entry.sound} onClick={() => onOpen({ kind: "sound" })} />
      <ListRow icon="device" title={move.button} onClick={() => onOpen({ kind: "move" })} />
    </Card>
  );
}

interface ActsCardProps extends Omit<PersonSheetProps, "onOpen"> {
  readonly leads: boolean;
}

function ActsCard({ visit: { call, haptic }, member, leads }: ActsCardProps) {
  const { acts, person } = useTexts();
  const does = (kind: PersonAct) => () => {
    haptic();
    call.moderation.act({ kind, person: member.id });
  };
  return (
    <Card title={person.forAll}>
      {personActs(member, leads).map(({ kind, icon, isHard }) =>
        isHard ? (
          <SureRow
            key={kind}
            icon={icon}
            title={acts[kind]}
            sure={acts.sure[kind](member.name)}
            go={acts.go[kind]}
            testId={`act-${kind}`}
            onSure={does(kind)}
          />
        ) : (
          <ListRow
            key={kind}
            icon={icon}
            title={acts[kind]}
            data-testid={`act-${kind}`}
            onClick={does(kind)}
          />
        ),
      )}
    </Card>
  );
}
