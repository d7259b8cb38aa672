import type { CallRights, Moderation } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import { Card } from "../ui/card.tsx";
import { ListRow } from "../ui/list-row.tsx";
import { SwitchRow } from "../ui/switch-row.tsx";
import { SureRow } from "./sure-row.tsx";

interface RoomRulesCardProps {
  readonly rights: CallRights;
  readonly moderation: Pick<Moderation, "act">;
}

/** What a moderator sets for everybody. */
export function RoomRulesCard({
  rights: { rules, leads },
  moderation: { act },
}: RoomRulesCardProps) {
  const { people } = useTexts();
  return (
    <Card title={people.room}>
      <ListRow
        icon="microphone-off"
        title={people.muteAll}
        onClick={() => act({ kind: "mute-all" })}
      />
      <SwitchRow
        icon="listener"
        title={people.muteOnEntry}
        testId="mute-on-entry"
        on={rules.muteOnEntry}
        onChange={(on) => act({ kind: "mute-on-entry", on })}
      />
      <SwitchRow
        icon={rules.locked ? "lock" : "unlock"}
        title={people.lock}
        note={people.lockNote}
        testId="lock-switch"
        on={rules.locked}
        onChange={(locked) => act({ kind: locked ? "lock" : "unlock" })}
      />
      {leads && (
        <SureRow
          icon="leave"
          title={people.end}
          sure={people.endSure}
          go={people.endGo}
          testId="end-room"
          onSure={() => act({ kind: "end-room" })}
        />
      )}
    </Card>
  );
}
