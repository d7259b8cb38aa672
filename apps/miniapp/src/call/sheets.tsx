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
  readonly openNext: (sheet: OpenSheet) => void;
  readonly close: () => void;
  readonly back: (() => void) | null;
  readonly onInvite: () => void;
}

/** The sheet that is open, if one is. */
export function Sheets({ sheet, ...props }: SheetsProps) {
  const texts = useTexts();
  const { visit } = props;
  const frame = { onClosed: props.close, onBack: props.back };
  switch (sheet?.kind) {
    case undefined:
      return null;
    case "people":
      return (
        <Sheet title={texts.people.title} testId="people-sheet" {...frame}>
          <PeoplePart.Component
            visit={visit}
            onOpen={({ seat }) => props.openNext({ kind: "person", seat })}
            onInvite={props.onInvite}
          />
        </Sheet>
      );
    case "person":
      return <PersonSheet {...props} seat={sheet.seat} />;
    case "chat":
      return (
        <Sheet title={texts.chat.title} testId="chat-sheet" isTall {...frame}>
          <ChatPart.Component visit={visit} />
        </Sheet>
      );
    case "sound":
      return <LazySoundSheet sound={visit.sound} line={visit.call.line} {...frame} />;
    case "react":
      return <ReactSheet chat={visit.call.chat} haptic={visit.haptic} onClosed={props.close} />;
    case "link":
      return <LinkSheet link={visit.link} onClosed={props.close} />;
    case "move":
      return (
        <Sheet title={texts.move.title} testId="move-sheet" {...frame}>
          <MovePart.Component moving={visit.moving} />
        </Sheet>
      );
    case "more":
      return <MoreSheet {...props} />;
  }
}

function MoreSheet({ openNext, close, onInvite }: Omit<SheetsProps, "sheet">) {
  const { more, people, entry, invite, move } = useTexts();
  return (
    <Sheet title={more.title} testId="more-sheet" onClosed={close}>
      <Card>
        <ListRow icon="people" title={people.title} onClick={() => openNext({ kind: "people" })} />
        <ListRow icon="settings" title={entry.sound} onClick={() => openNext({ kind: "sound" })} />
        <ListRow icon="invite" title={invite.button} onClick={onInvite} />
        <ListRow
          icon="device"
          title={move.button}
          data-testid="move-button"
          onClick={() => openNext({ kind: "move" })}
        />
      </Card>
      <p className="hidden px-1 text-note text-hint pointer-fine:block">{more.keys}</p>
    </Sheet>
  );
}

function LinkSheet({ link, onClosed }: { readonly link: string; readonly onClosed: () => void }) {
  const { invite } = useTexts();
  return (
    <Sheet title={invite.button} onClosed={onClosed}>
      <p className="px-1 text-note text-hint">{invite.copyByHand}</p>
      <p className="rounded-2xl bg-card px-4 py-3 font-medium wrap-anywhere select-all">{link}</p>
    </Sheet>
  );
}

function PersonSheet({ visit, seat, ...props }: PersonProps) {
  const member = useValue(visit.scene.members).find((each) => each.seat === seat);
  if (!member) return null; // gone in the meantime
  return (
    <Sheet title={member.name} testId="person-sheet" onClosed={props.close} onBack={props.back}>
      <PersonPart.Component visit={visit} member={member} onOpen={props.openNext} />
    </Sheet>
  );
}

type PersonProps = Omit<SheetsProps, "sheet"> & { readonly seat: string };
