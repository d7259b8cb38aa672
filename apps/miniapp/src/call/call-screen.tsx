import type { CallMember, CallPhase } from "@efir/rtc";
import { useState } from "react";
import type { Visit } from "../screens.ts";
import { useTexts } from "../texts/use-texts.ts";
import { AtDoor } from "./at-door.tsx";
import { CaptureNotes } from "./capture-notes.tsx";
import { ChatBeside } from "./chat-beside.tsx";
import { ControlBar } from "./control-bar.tsx";
import { MemberList, MemberStrip } from "./member-list.tsx";
import { NewsLine } from "./news-line.tsx";
import { SheetsPart, VideoPart } from "./parts.ts";
import { titleView } from "./phase-view.ts";
import { Reactions } from "./reactions.tsx";
import { RoomHeader } from "./room-header.tsx";
import { SoundBar } from "./sound-bar.tsx";
import { tilesView } from "./tiles-view.ts";
import { useInvite } from "./use-invite.ts";
import { useRoomKeys } from "./use-room-keys.ts";
import { useSheets } from "./use-sheets.ts";
import { useValue } from "./use-value.ts";

interface CallScreenProps {
  readonly visit: Visit;
  readonly phase: CallPhase;
}

export function CallScreen({ visit, phase }: CallScreenProps) {
  const { call, scene, wish } = visit;
  const sheets = useSheets();
  const [slot, slotRef] = useState<HTMLElement | null>(null);
  const invite = useInvite(visit, titleView(phase, wish.code), () => sheets.open({ kind: "link" }));
  useRoomKeys(visit);
  return (
    <div className="flex min-h-0 flex-1">
      <div className="group relative flex min-w-0 flex-1 flex-col">
        <RoomHeader
          code={wish.code}
          phase={phase}
          count={useValue(scene.headcount)}
          unread={useValue(scene.unread.count)}
          knocks={useValue(call.moderation.knocks).length}
          isIn={phase.kind !== "waiting"}
          chatBeside={sheets.chatBeside}
          slotRef={slotRef}
          onOpen={sheets.open}
        />
        <Middle
          visit={visit}
          phase={phase.kind}
          slot={slot}
          onOpen={sheets.openPerson}
          onInvite={invite}
        />
        <SoundBar call={call} />
        <ControlBar
          visit={visit}
          phase={phase.kind}
          onReact={() => sheets.open({ kind: "react" })}
        />
        <NewsLine visit={visit} />
      </div>
      {sheets.chatBeside && <ChatBeside visit={visit} onClose={sheets.closeChat} />}
      {sheets.sheet && (
        <SheetsPart.Component
          key={sheets.sheet.kind}
          {...sheets}
          visit={visit}
          onInvite={sheets.instead(invite)}
        />
      )}
    </div>
  );
}

interface MiddleProps {
  readonly visit: Visit;
  readonly phase: CallPhase["kind"];
  readonly slot: HTMLElement | null;
  readonly onOpen: (member: CallMember) => void;
  readonly onInvite: () => void;
}

/** People, or pictures with the people below them. */
function Middle({ visit, slot, onInvite, ...rest }: MiddleProps) {
  const { call, scene } = visit;
  const members = useValue(scene.members);
  const tiles = tilesView(members, useTexts());
  const list = { ...rest, members, levels: scene.levels };
  if (rest.phase === "waiting") return <AtDoor />;
  return (
    <main className="relative flex min-h-0 flex-1 flex-col">
      {tiles.length === 0 ? (
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
          <CaptureNotes call={call} />
          <MemberList {...list} onInvite={onInvite} />
        </div>
      ) : (
        <>
          <CaptureNotes call={call} />
          <VideoPart.Component tiles={tiles} scene={scene} call={call} buttons={slot} />
          <MemberStrip {...list} />
        </>
      )}
      <Reactions floating={scene.floating} />
    </main>
  );
}
