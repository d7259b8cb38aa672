import type { Moderation } from "@efir/rtc";
import { useTexts } from "../texts/use-texts.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Card } from "../ui/card.tsx";
import { ListRow } from "../ui/list-row.tsx";
import { useValue } from "./use-value.ts";

/** Who must not come in; a tap forgives. */
export function BansCard({ moderation: { bans, act } }: { readonly moderation: Moderation }) {
  const { people } = useTexts();
  const banned = useValue(bans);
  if (banned.length === 0) return null;
  return (
    <Card title={people.bans}>
      {banned.map((person) => (
        <ListRow
          key={person.id}
          start={<Avatar person={person} className="size-10 text-note" />}
          title={person.name}
          end={<span className="text-note font-medium text-link">{people.unban}</span>}
          onClick={() => act({ kind: "unban", person: person.id })}
        />
      ))}
    </Card>
  );
}
