import type { CallPhase } from "@efir/rtc";
import type { Visit } from "../screens.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { phaseView, titleView } from "./phase-view.ts";
import { SoundButton } from "../sound/sound-button.tsx";
import { useInvite } from "./use-invite.ts";

interface RoomHeaderProps {
  readonly visit: Visit;
  readonly phase: CallPhase;
  readonly count: number;
}

/** Where one is, how the way to the server does, and how others get here. */
export function RoomHeader({ visit, phase, count }: RoomHeaderProps) {
  const texts = useTexts();
  const title = titleView(phase, visit.wish.code);
  const trouble = phaseView(phase, texts);
  const { outcome, send } = useInvite(visit, title);
  return (
    <header className="mx-auto flex w-full max-w-3xl flex-col gap-2 px-4 py-2">
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <h1 className="line-clamp-2 text-lg leading-6 font-semibold wrap-anywhere">{title}</h1>
          <p
            role="status"
            className={`text-sm leading-5 ${trouble === null ? "text-live" : "text-hint"}`}
          >
            {trouble ?? texts.room.members(count)}
          </p>
        </div>
        <SoundButton sound={visit.sound} />
        <button
          type="button"
          data-testid="invite-button"
          onClick={send}
          className="flex min-h-11 shrink-0 items-center gap-2 rounded-full bg-card px-4 text-[15px] max-[359px]:px-3 font-medium text-link active:opacity-80"
        >
          <Icon name="invite" className="size-5" />
          <span className="max-[359px]:sr-only">{texts.invite.button}</span>
        </button>
      </div>
      {outcome === "copied" && <Notice tone="calm">{texts.invite.copied}</Notice>}
      {outcome === "failed" && (
        <Notice tone="calm">
          {texts.invite.copyByHand}
          <span className="block font-medium select-all">{visit.link}</span>
        </Notice>
      )}
    </header>
  );
}
