import type { CallPhase } from "@efir/rtc";
import { useState } from "react";
import { CallScreen } from "../call/call-screen.tsx";
import { SheetsPart } from "../call/parts.ts";
import { titleView } from "../call/phase-view.ts";
import { useInvite } from "../call/use-invite.ts";
import { useValue } from "../call/use-value.ts";
import { useBack } from "../platform/use-back.ts";
import type { Visit } from "../screens.ts";
import { Icon } from "../ui/icon.tsx";
import { Dock, type DockState } from "./dock.tsx";
import { HostFrame } from "./host-frame.tsx";
import { HostStage } from "./host-stage.tsx";
import { useHostView } from "./use-host-view.ts";
import { useHostWords } from "./words.ts";

interface HostRoomProps {
  readonly visit: Visit;
  readonly phase: CallPhase;
}

/** A room with an app beside the voices: the app in a frame, the voices as a dock over it. */
export function HostRoom({ visit, phase }: HostRoomProps) {
  const { app, view, runs, ...choose } = useHostView(visit.host);
  const [dock, setDock] = useState<DockState>({ x: 0.5, y: 1, isFolded: false });
  const [isLinkShown, setLinkShown] = useState(false);
  const invite = useInvite(visit, titleView(phase, visit.wish.code), () => setLinkShown(true));
  return (
    <div className="relative flex min-h-0 flex-1 flex-col" data-host-view={view}>
      {app && runs && (
        <HostFrame key={app.key} {...{ app, visit, invite }} isShown={view === "app"} />
      )}
      {view === "voices" ? (
        <>
          {app && <BackToApp onTap={choose.showApp} />}
          <CallScreen visit={visit} phase={phase} />
        </>
      ) : (
        <HostStage {...{ visit, phase, view, app, ...choose }}>
          <Dock {...{ visit, phase, dock }} onChange={setDock} onRoom={choose.showVoices} />
        </HostStage>
      )}
      {isLinkShown && <LinkSheet visit={visit} onClosed={() => setLinkShown(false)} />}
    </div>
  );
}

interface LinkSheetProps {
  readonly visit: Visit;
  readonly onClosed: () => void;
}

function LinkSheet({ visit, onClosed }: LinkSheetProps) {
  const members = useValue(visit.scene.members);
  const nothing = () => undefined;
  return (
    <SheetsPart.Component
      {...{ visit, members }}
      sheet={{ kind: "link" }}
      openNext={nothing}
      onInvite={nothing}
      close={onClosed}
      back={null}
    />
  );
}

function BackToApp({ onTap }: { readonly onTap: () => void }) {
  const words = useHostWords();
  useBack(onTap);
  return (
    <button
      type="button"
      data-testid="host-back"
      onClick={onTap}
      className="mx-auto mt-1.5 flex min-h-11 w-[calc(100%-1.5rem)] max-w-154 items-center justify-center gap-1 rounded-2xl bg-action px-4 text-note font-semibold text-action-ink active:opacity-80"
    >
      <Icon name="back" className="size-5" />
      {words.backToApp}
    </button>
  );
}
