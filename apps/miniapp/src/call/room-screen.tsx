import type { CallPhase } from "@efir/rtc";
import { HostPart } from "../host/host-part.ts";
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
      data-crowded={useValue(visit.scene.isCrowded) || undefined}
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
  const host = useValue(visit.host.sight);
  switch (phase.kind) {
    case "live":
    case "reconnecting":
      if (host.kind !== "none") return <HostPart.Component visit={visit} phase={phase} />;
      return <CallScreen visit={visit} phase={phase} />;
    case "connecting":
    case "waiting":
      return <CallScreen visit={visit} phase={phase} />;
    case "ended":
      // Who has left is on the first screen already.
      return phase.reason === "left" ? null : <EndedScreen visit={visit} reason={phase.reason} />;
  }
}
