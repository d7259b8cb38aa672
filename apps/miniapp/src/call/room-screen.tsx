import type { CallPhase } from "@efir/rtc";
import type { Visit } from "../screens.ts";
import { CaptureNotes } from "./capture-notes.tsx";
import { ControlBar } from "./control-bar.tsx";
import { EndedScreen } from "./ended-screen.tsx";
import { MemberList } from "./member-list.tsx";
import { RoomHeader } from "./room-header.tsx";
import { SoundBar } from "./sound-bar.tsx";
import { useValue } from "./use-value.ts";
import { VideoGrid } from "./video-grid.tsx";

/** The room, from the Join tap to the words about its end. */
export function RoomScreen({ visit }: { readonly visit: Visit }) {
  const phase = useValue(visit.call.phase);
  return (
    <div
      data-testid="room"
      data-room-code={visit.wish.code}
      data-phase={phase.kind}
      className="safe-area screen-height flex flex-col"
    >
      <RoomContent visit={visit} phase={phase} />
    </div>
  );
}

interface RoomContentProps {
  readonly visit: Visit;
  readonly phase: CallPhase;
}

function RoomContent({ visit, phase }: RoomContentProps) {
  switch (phase.kind) {
    case "connecting":
    case "waiting":
    case "live":
    case "reconnecting":
      return <CallScreen visit={visit} phase={phase} />;
    case "ended":
      // Who has left is on the first screen already.
      return phase.reason === "left" ? null : <EndedScreen visit={visit} reason={phase.reason} />;
  }
}

function CallScreen({ visit, phase }: RoomContentProps) {
  const { call, screen, haptic } = visit;
  const members = useValue(call.members);
  return (
    <>
      <RoomHeader visit={visit} phase={phase} count={members.length} />
      <main className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <div className="mx-auto flex w-full max-w-3xl flex-col gap-3 px-4 py-2">
          <CaptureNotes call={call} />
          <VideoGrid members={members} />
          <MemberList members={members} phase={phase.kind} />
        </div>
      </main>
      <SoundBar call={call} />
      <ControlBar call={call} screen={screen} haptic={haptic} />
    </>
  );
}
