import { useTexts } from "../texts/use-texts.ts";
import { Card } from "../ui/card.tsx";
import { ListRow } from "../ui/list-row.tsx";
import type { Entry } from "./entry.ts";

/** For whoever comes without a link: where they were before. */
export function LastRoomsList({
  entry,
}: {
  readonly entry: Pick<Entry, "lastRooms" | "chooseRoom">;
}) {
  const { entry: words } = useTexts();
  if (entry.lastRooms.length === 0) return null;
  return (
    <Card title={words.lastRooms}>
      {entry.lastRooms.map(({ code, title }) => (
        <ListRow
          key={code}
          data-testid="last-room"
          icon="microphone"
          title={title || code}
          note={title ? code : undefined}
          onClick={() => entry.chooseRoom(code)}
        />
      ))}
    </Card>
  );
}
