import type { CallMember } from "@efir/rtc";
import type { Visit } from "../screens.ts";
import { useTexts } from "../texts/use-texts.ts";
import { LazySoundSheet } from "../sound/lazy-sound-sheet.tsx";
import { Card } from "../ui/card.tsx";
import { ListRow } from "../ui/list-row.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { ChatPart, MovePart, PeoplePart, PersonPart } from "./parts.ts";
import { ReactSheet } from "./react-sheet.tsx";
import type { OpenSheet } from "./use-sheets.ts";
import { useValue } from "./use-value.ts";

export interface SheetsProps {
  readonly visit: Visit;
  readonly sheet: OpenSheet | null;
  readonly open: (sheet: OpenSheet) => void;
  readonly openPerson: (member: CallMember) => void;
  readonly close: () => void;
  readonly onInvite: () => void;
}

/** The sheet that is open, if one is. */
export function Sheets({ sheet, ...props }: SheetsProps) {
  const texts = useTexts();
  const { visit, close } = props;
  switch (sheet?.kind) {
    case undefined:
      return null;
    case "people":
      return (
        <Sheet title={texts.people.title} testId="people-sheet" onClosed={close}>
          <PeoplePart.Component visit={visit} onOpen={props.openPerson} onInvite={props.onInvite} />
        </Sheet>
      );
    case "person":
      return <PersonSheet {...props} seat={sheet.seat} />;
    case "chat":
      return (
        <Sheet title={texts.chat.title} testId="chat-sheet" isTall onClosed={close}>
          <ChatPart.Component visit={visit} />
        </Sheet>
      );
    case "sound":
      return <LazySoundSheet sound={visit.sound} line={visit.call.line} onClosed={close} />;
    case "react":
      return <ReactSheet chat={visit.call.chat} haptic={visit.haptic} onClosed={close} />;
    case "link":
      return <LinkSheet link={visit.link} onClosed={close} />;
    case "move":
      return (
        <Sheet title={texts.move.title} testId="move-sheet" onClosed={close}>
          <MovePart.Component moving={visit.moving} />
        </Sheet>
      );
    case "more":
      return <MoreSheet {...props} />;
  }
}

function MoreSheet({ open, close, onInvite }: Omit<SheetsProps, "sheet">) {
  const { more, people, entry, invite, move } = useTexts();
  return (
    <Sheet title={more.title} testId="more-sheet" onClosed={close}>
      <Card>
        <ListRow icon="people" title={people.title} onClick={() => open({ kind: "people" })} />
        <ListRow icon="settings" title={entry.sound} onClick={() => open({ kind: "sound" })} />
        <ListRow icon="invite" title={invite.button} onClick={onInvite} />
        <ListRow
          icon="device"
          title={move.button}
          data-testid="move-button"
          onClick={() => open({ kind: "move" })}
        />
      </Card>
      <p className="hidden text-note text-hint pointer-fine:block">{more.keys}</p>
    </Sheet>
  );
}

function LinkSheet({ link, onClosed }: { readonly link: string; readonly onClosed: () => void }) {
  const { invite } = useTexts();
  return (
    <Sheet title={invite.button} onClosed={onClosed}>
      <p className="text-note text-hint">{invite.copyByHand}</p>
      <p className="rounded-2xl bg-card px-4 py-3 font-medium wrap-anywhere select-all">{link}</p>
    </Sheet>
  );
}

function PersonSheet({ visit, close, seat }: PersonProps) {
  const member = useValue(visit.scene.members).find((each) => each.seat === seat);
  if (!member) return null; // gone in the meantime
  return (
    <Sheet title={member.name} testId="person-sheet" onClosed={close}>
      <PersonPart.Component visit={visit} member={member} />
    </Sheet>
  );
}

type PersonProps = Omit<SheetsProps, "sheet"> & { readonly seat: string };
