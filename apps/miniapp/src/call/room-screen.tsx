import type { CallPhase } from "@efir/rtc";
import type { Visit } from "../screens.ts";
import { CallScreen } from "./call-screen.tsx";
import { EndedScreen } from "./ended-screen.tsx";
import { useValue } from "./use-value.ts";

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
