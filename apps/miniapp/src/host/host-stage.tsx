import type { CallPhase } from "@efir/rtc";
import type { ReactNode } from "react";
import { NewsLine } from "../call/news-line.tsx";
import { SoundBar } from "../call/sound-bar.tsx";
import { useRoomKeys } from "../call/use-room-keys.ts";
import type { Visit } from "../screens.ts";
import { Button } from "../ui/button.tsx";
import type { HostApp } from "./host-app.ts";
import type { HostView } from "./host-view.ts";
import { useHostWords } from "./words.ts";

interface HostStageProps {
  readonly visit: Visit;
  readonly phase: CallPhase;
  readonly view: Exclude<HostView, "voices">;
  readonly app: HostApp | null;
  readonly agree: () => void;
  readonly showVoices: () => void;
  /** The dock. */
  readonly children: ReactNode;
}

/** What lies over the app, or stands in its place. It leaves all touches to the app but those on the dock. */
export function HostStage({ visit, view, app, children, ...choose }: HostStageProps) {
  useRoomKeys(visit);
  return (
    <div className="pointer-events-none relative flex min-h-0 flex-1 flex-col *:pointer-events-auto">
      {view === "ask" && app && (
        <Ask origin={app.url.host} onOpen={choose.agree} onVoices={choose.showVoices} />
      )}
      {view === "gone" && <Gone />}
      <div className="mt-auto empty:hidden">
        <SoundBar call={visit.call} />
      </div>
      {children}
      <NewsLine visit={visit} />
    </div>
  );
}

const MIDDLE =
  "mx-auto flex min-h-0 w-full max-w-105 flex-1 flex-col overflow-y-auto p-4 pb-24 [justify-content:safe_center] low:max-w-160 low:gap-3";

interface AskProps {
  readonly origin: string;
  readonly onOpen: () => void;
  readonly onVoices: () => void;
}

/** Whose app it is stands alone and whole: it is what one decides by. */
function Ask({ origin, onOpen, onVoices }: AskProps) {
  const { ask } = useHostWords();
  return (
    <main data-testid="host-consent" className={`${MIDDLE} gap-4`}>
      <h1 className="text-center text-title font-semibold text-balance">{ask.title}</h1>
      <p className="rounded-2xl bg-card px-4 py-3 text-center">
        <span className="block text-note text-hint">{ask.from}</span>
        <strong className="text-body font-semibold wrap-anywhere">{origin}</strong>
      </p>
      <p className="text-center text-note text-balance text-hint">
        {ask.sees} {ask.seesNot}
      </p>
      <div className="flex flex-col gap-2 low:flex-row-reverse">
        <Button look="main" data-testid="host-agree" onClick={onOpen}>
          {ask.open}
        </Button>
        <Button look="quiet" onClick={onVoices}>
          {ask.voicesOnly}
        </Button>
      </div>
    </main>
  );
}

function Gone() {
  const { gone } = useHostWords();
  return (
    <main data-testid="host-gone" role="status" className={`${MIDDLE} gap-1 text-center`}>
      <h1 className="text-title font-semibold">{gone.title}</h1>
      <p className="text-note text-balance text-hint">{gone.note}</p>
    </main>
  );
}
