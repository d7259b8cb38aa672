import type { CallMember, CallPhase } from "@efir/rtc";
import { Face } from "../call/face.tsx";
import { useTalk } from "../call/level-ref.ts";
import { MemberStatus } from "../call/member-status.tsx";
import { memberView } from "../call/member-view.ts";
import { MicKnob } from "../call/mic-knob.tsx";
import { phaseView } from "../call/phase-view.ts";
import { useValue } from "../call/use-value.ts";
import type { Visit } from "../screens.ts";
import { useTexts } from "../texts/use-texts.ts";
import { Badge } from "../ui/badge.tsx";
import { Icon } from "../ui/icon.tsx";
import { DockButton } from "./dock-button.tsx";
import type { DockPlace } from "./dock-place.ts";
import { useDrag } from "./use-drag.ts";
import { useHostWords } from "./words.ts";

export interface DockState extends DockPlace {
  readonly isFolded: boolean;
}

interface DockProps {
  readonly visit: Visit;
  readonly phase: CallPhase;
  readonly dock: DockState;
  readonly onChange: (dock: DockState) => void;
  /** The room in its whole size, with its chat and its pictures. */
  readonly onRoom: () => void;
}

/** The voices over the app: who is here and talks, one's microphone, the way out. */
export function Dock({ visit, phase, dock, onChange, onRoom }: DockProps) {
  const texts = useTexts();
  const words = useHostWords();
  const { call, scene } = visit;
  const unread = useValue(scene.unread.count) + useValue(call.moderation.knocks).length;
  const { isFolded } = dock;
  const trouble = phaseView(phase, texts);
  return (
    <nav
      data-dock
      data-testid="host-dock"
      aria-label={words.dock.label}
      style={{ left: `${dock.x * 100}%`, top: `${dock.y * 100}%`, translate: toShift(dock) }}
      className="absolute flex max-w-full flex-col items-center gap-1 p-2"
    >
      {trouble !== null && (
        <p role="status" className="rounded-full bg-sheet px-3 py-1 text-note text-hint shadow-lg">
          {trouble}
        </p>
      )}
      <div className="flex max-w-full items-center gap-1 rounded-full border border-line bg-sheet/95 p-1 shadow-xl [--under-face:var(--color-sheet)]">
        <Grip dock={dock} onChange={onChange} />
        {!isFolded && <Faces visit={visit} phase={phase.kind} />}
        {!isFolded && (
          <DockButton testId="members-button" icon="people" label={words.dock.room} onTap={onRoom}>
            <Badge count={unread} />
          </DockButton>
        )}
        <MicKnob size="small" phase={phase.kind} {...micOf(visit)} />
        {!isFolded && (
          <DockButton
            testId="leave-button"
            icon="leave"
            label={texts.controls.leave}
            onTap={call.leave}
            look="bg-leave text-white"
          />
        )}
        <DockButton
          testId="host-fold"
          icon={isFolded ? "forward" : "back"}
          label={isFolded ? words.dock.unfold : words.dock.fold}
          onTap={() => onChange({ ...dock, isFolded: !isFolded })}
          look="text-hint"
        />
      </div>
    </nav>
  );
}

const micOf = ({ call, scene, haptic }: Visit) => ({ call, levels: scene.levels, haptic });

/** So that 0 and 1 are the edges, whatever the size of the dock. */
const toShift = ({ x, y }: DockPlace): string => `${-x * 100}% ${-y * 100}%`;

function Grip({ dock, onChange }: Pick<DockProps, "dock" | "onChange">) {
  const words = useHostWords();
  const drag = useDrag(dock, (place) => onChange({ ...dock, ...place }));
  return (
    <button
      type="button"
      data-testid="host-grip"
      aria-label={words.dock.move}
      aria-describedby="grip-hint"
      {...drag}
      className="flex size-11 shrink-0 cursor-grab touch-none items-center justify-center rounded-full text-hint active:cursor-grabbing"
    >
      <Icon name="grip" className="size-5" />
      <span id="grip-hint" hidden>
        {words.dock.moveHint}
      </span>
    </button>
  );
}

interface FacesProps {
  readonly visit: Visit;
  readonly phase: CallPhase["kind"];
}

function Faces({ visit: { scene }, phase }: FacesProps) {
  const { room } = useTexts();
  const members = useValue(scene.members);
  return (
    <ul
      aria-label={room.people}
      tabIndex={0} // it scrolls, and none of the faces takes the focus
      className="flex max-w-44 min-w-0 gap-2 overflow-x-auto overscroll-contain rounded-full p-1.5 [scrollbar-width:none] -outline-offset-2 fade-x"
    >
      {members.map((member) => (
        <DockFace key={member.seat} {...{ member, phase, levels: scene.levels }} />
      ))}
    </ul>
  );
}

interface DockFaceProps {
  readonly member: CallMember;
  readonly phase: CallPhase["kind"];
  readonly levels: Visit["scene"]["levels"];
}

function DockFace({ member, phase, levels }: DockFaceProps) {
  const view = memberView(member, phase, useTexts());
  return (
    <li
      data-testid="member"
      ref={useTalk(levels, member.seat)}
      {...view.attributes}
      title={member.name}
      className="group/member relative flex shrink-0"
    >
      <Face member={member} levels={levels} view={view} size="size-8" />
      <span className="sr-only">
        {view.you ?? member.name} <MemberStatus view={view} />
      </span>
    </li>
  );
}
